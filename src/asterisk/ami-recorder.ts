/**
 * Recording by MixMonitor on the agent's channel: what she says and what she hears in a file each, silent parts kept, so
 * that both files run in step. It ends with the channel by itself.
 */
import { join } from 'node:path';
import type { Health, Recorder } from '../engine/ports';
import { AmiError, type AmiConnection } from './ami-connection';
import { string } from './ari-types';

const recordingName = /^[0-9a-f-]{36}-r\d{1,4}$/;

export class AmiRecorder implements Recorder, Health {
  readonly name = 'recorder';
  private readonly monitors = new Map<string, string>();

  /** `recordingsDir` as Asterisk sees it; commas and brackets would end an option of MixMonitor. */
  constructor(
    private readonly ami: AmiConnection,
    private readonly recordingsDir: string,
  ) {
    if (/[,()|&;^\\]/.test(recordingsDir))
      throw new Error(`recordings cannot be kept in ${recordingsDir}: , ( ) in it`);
  }

  trouble(): string | null {
    return this.ami.trouble() === null ? null : 'calls are not recorded: no connection to the manager';
  }

  /** Resolves once Asterisk has both files open. Rejects when the channel is gone or the manager away. */
  async start(channelId: string, recordingId: string): Promise<void> {
    if (!recordingName.test(recordingId)) throw new AmiError(`recording id '${recordingId}'`);
    const file = (side: string) => join(this.recordingsDir, `${recordingId}-${side}.wav`);
    // r: received from the agent's phone; t: sent to it
    const options = `r(${file('agent')})t(${file('caller')})`;
    const answer = await this.ami.action('MixMonitor', { Channel: channelId, Options: options });
    const monitor = string(answer['mixmonitorid']);
    if (monitor !== '') this.monitors.set(channelId, monitor);
  }

  /** A channel that is gone has ended its recording itself. */
  async stop(channelId: string): Promise<void> {
    const monitor = this.monitors.get(channelId);
    this.monitors.delete(channelId);
    try {
      await this.ami.action('StopMixMonitor', {
        Channel: channelId,
        ...(monitor === undefined ? {} : { MixMonitorID: monitor }),
      });
    } catch (error) {
      if (!(error instanceof AmiError && /no such channel|cannot stop/i.test(error.message))) throw error;
    }
  }

  async mask(channelId: string, masked: boolean): Promise<void> {
    await this.ami.action('MixMonitorMute', { Channel: channelId, Direction: 'both', State: masked ? '1' : '0' });
  }

  async deafen(channelId: string, deaf: boolean): Promise<void> {
    await this.ami.action('MixMonitorMute', { Channel: channelId, Direction: 'write', State: deaf ? '1' : '0' });
  }

  /** A leg is gone. */
  forget(channelId: string): void {
    this.monitors.delete(channelId);
  }
}
