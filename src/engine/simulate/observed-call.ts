/** What one recorded call tells: when she came, what she pressed, how long she waited and talked, and what cut it off. */
import type { Instant } from '../../core/ids';
import { legNumber } from '../../core/ids';
import type { Event } from '../../core/event';
import type { CallEntry } from '../../core/journal';
import type { Case } from './survival';

type CallStarted = Extract<CallEntry, { type: 'CallStarted' }>;

export class ObservedCall {
  readonly keys: { readonly afterMs: number; readonly digit: string }[] = [];
  readonly at: Instant;
  readonly dialled: string;
  readonly caller: string;
  /** From her first queue to the answer, her leaving or whatever else; null: she reached no queue. */
  wait: Case | null = null;
  /** Talk and hold; null: nobody answered. */
  talk: Case | null = null;
  /** She hung up in the menu after so long. */
  menuPatienceMs = Number.POSITIVE_INFINITY;
  private enteredAt: Instant | null = null;
  private talkingSince: Instant | null = null;
  private isOver = false;
  private isHandedOn = false;

  constructor({ at, dialled, caller }: CallStarted) {
    this.at = at;
    this.dialled = dialled;
    this.caller = caller;
  }

  hear(event: Event): void {
    if (event.type === 'DigitPressed' && legNumber(event.legId) === 0)
      this.keys.push({ afterMs: Math.max(0, event.at - this.at), digit: event.digit });
  }

  take(entry: CallEntry): void {
    switch (entry.type) {
      case 'QueueEntered':
        this.enteredAt ??= entry.at;
        return;
      case 'QueueLeft':
        if (this.isHandedOn) return; // she has had her agent: what she waited afterwards is another's doing
        this.wait = { ms: entry.at - (this.enteredAt ?? entry.at), ended: entry.exit === 'abandoned' };
        return;
      case 'TalkStarted':
        this.talkingSince = entry.at;
        return;
      case 'TalkEnded':
        this.talkingSince = null;
        this.isHandedOn ||= entry.endedBy === 'transfer';
        this.addTalk(entry.talkMs + entry.holdMs, entry.endedBy !== 'hotline');
        return;
      case 'CallEnded':
        this.isOver = true;
        if (entry.outcome === 'abandoned_in_menu') this.menuPatienceMs = entry.at - this.at;
        return;
      default:
        return;
    }
  }

  /** The record ends here: what goes on is cut off. */
  cutOff(at: Instant): void {
    if (this.isOver) return;
    if (this.talkingSince !== null) this.addTalk(at - this.talkingSince, false);
    else if (this.enteredAt !== null) this.wait = { ms: Math.max(0, at - this.enteredAt), ended: false };
  }

  private addTalk(ms: number, ended: boolean): void {
    this.talk = { ms: (this.talk?.ms ?? 0) + ms, ended };
  }
}
