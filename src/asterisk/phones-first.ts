/**
 * While phones are on their way to ringing, what only tidies up waits: hanging up whom an agent has left, closing bridges.
 * Asterisk and the hotline are then free for the calls that wait for a person. Nobody hears the difference.
 */
import type { Command } from '../core/command';
import type { LegId } from '../core/ids';

/** At most so long, whatever Asterisk does: an instant in which nobody misses a hang-up. */
const longestMs = 40;

export class PhonesFirst {
  private readonly onTheirWay = new Set<LegId>();
  private release: (() => void) | null = null;
  private clear: Promise<void> | null = null;

  begin(legId: LegId): void {
    this.onTheirWay.add(legId);
  }

  /** It rings, or never will. */
  end(legId: LegId): void {
    if (this.onTheirWay.delete(legId) && this.onTheirWay.size === 0) this.release?.();
  }

  /** Resolves once no phone is on its way, or after 40 ms. */
  async passed(): Promise<void> {
    if (this.onTheirWay.size === 0) return;
    this.clear ??= new Promise((resolve) => {
      const release = () => {
        clearTimeout(timer);
        this.onTheirWay.clear();
        this.release = this.clear = null;
        resolve();
      };
      const timer = setTimeout(release, longestMs);
      this.release = release;
    });
    await this.clear;
  }
}

/**
 * A phone that is to ring goes before what is done for other calls in the same breath, such as closing the one its agent
 * has just left; never before what comes first in its own call.
 */
export function ringFirst(commands: readonly Command[]): readonly Command[] {
  const rings = commands.filter((command, n) => command.type === 'OfferCall' && isFirstOfItsCall(commands, n));
  return rings.length === 0 ? commands : [...rings, ...commands.filter((command) => !rings.includes(command))];
}

const isFirstOfItsCall = (commands: readonly Command[], n: number): boolean =>
  commands.findIndex(({ callId }) => callId === commands[n]?.callId) === n;
