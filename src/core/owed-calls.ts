/** Attempts of callbacks that the customer settles by ringing in, by her number: a virtual hold, or she gave up waiting. */
import type { Call } from './call';
import type { CallId } from './ids';

/** An agent's promise, a visit and a ticket's follow-up end only by their own outcome. */
const settledKinds: readonly string[] = ['callback', 'abandoned'];

/** Ids, not calls: a map keeps what it held for a while. */
export class OwedCalls {
  private readonly byNumber = new Map<string, readonly CallId[]>();

  /** None, as a rule. */
  of(number: string): readonly CallId[] {
    return this.byNumber.get(number) ?? none;
  }

  add(call: Call): void {
    if (isSettled(call)) this.byNumber.set(call.dialled, [...this.of(call.dialled), call.id]);
  }

  delete(call: Call): void {
    const others = this.of(call.dialled).filter((id) => id !== call.id);
    if (others.length > 0) this.byNumber.set(call.dialled, others);
    else this.byNumber.delete(call.dialled);
  }
}

const none: readonly CallId[] = [];
const isSettled = ({ callback }: Call): boolean =>
  callback !== null && settledKinds.includes(callback.kind ?? 'callback');
