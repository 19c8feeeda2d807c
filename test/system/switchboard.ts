/** Asterisk itself, asked past the hotline: what it really holds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Settings } from '../../src/config';
import { asteriskCli } from '../../src/stack/asterisk';
import { ariUser } from '../../src/asterisk/asterisk-ids';
import { until } from '../phones/until';

const named = z.array(z.object({ id: z.string() }));

export class Switchboard {
  constructor(private readonly settings: Settings) {}

  get ariUrl(): string {
    return `http://127.0.0.1:${this.settings.ariPort}`;
  }
  get ariPassword(): string {
    return readFileSync(join(this.settings.stateDir, 'secrets', 'ari'), 'utf8').trim();
  }
  get ariUser(): string {
    return ariUser;
  }

  command(text: string): Promise<string> {
    return asteriskCli(this.settings.asteriskRoot, this.settings.asteriskEtc, text);
  }
  async channels(): Promise<string[]> {
    return this.idsOf('channels');
  }
  async bridges(): Promise<string[]> {
    return this.idsOf('bridges');
  }

  /**
   * Each of these phones answers Asterisk's question whether it is there. One that was asked in the moment between its
   * registration and its first answer is asked again; by itself Asterisk would wait half a minute.
   */
  async phonesAnswer(ids: readonly string[]): Promise<void> {
    await until(`phones ${ids.join(', ')} answer OPTIONS`, async () => {
      const found = (await this.command('pjsip show contacts')).matchAll(/Contact:\s+(\d+)\/\S+\s+\S+\s+(\w+)/g);
      const status = new Map([...found].map(([, id = '', word = '']): [string, string] => [id, word]));
      for (const id of ids) if (status.get(id)?.startsWith('Unav')) await this.command(`pjsip qualify ${id}`);
      return ids.every((id) => status.get(id) === 'Avail');
    });
  }

  /** Nothing is left over from calls that are over. */
  async becomesEmpty(withinMs = 5_000): Promise<void> {
    await until(
      'no channel and no bridge is left in Asterisk',
      async () => {
        const left = [...(await this.channels()), ...(await this.bridges())];
        if (left.length > 0) throw new Error(left.join(', '));
        return true;
      },
      { withinMs },
    );
  }

  private async idsOf(kind: 'channels' | 'bridges'): Promise<string[]> {
    const authorization = `Basic ${Buffer.from(`${ariUser}:${this.ariPassword}`).toString('base64')}`;
    const response = await fetch(`${this.ariUrl}/ari/${kind}`, { headers: { authorization } });
    if (!response.ok) throw new Error(`ARI ${kind}: ${response.status}`);
    return named.parse(await response.json()).map(({ id }) => id);
  }
}
