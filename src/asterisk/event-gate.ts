/** Holds events back while Asterisk's lists are read, so that they are told in an order that makes sense. */
import type { Log } from '../log';
import type { AriListener } from './ari-connection';
import type { AriEvent } from './ari-types';
import { detailOf } from './outcome';
import type { Resync } from './resync';
import type { ToEvent } from './to-event';

/** How long `start` waits for an Asterisk before the rest of the hotline goes on without. */
const firstLimitMs = 5_000;
const retryMs = 500;

type State =
  { readonly kind: 'closed' } | { readonly kind: 'listing'; readonly held: AriEvent[] } | { readonly kind: 'open' };

export class EventGate implements AriListener {
  /** Makes the socket anew. */
  giveUp: () => void = () => undefined;
  private state: State = { kind: 'closed' };
  private lastError: string | null = null;
  private readonly first: { promise: Promise<void>; done: () => void };

  constructor(
    private readonly resync: Resync,
    private readonly toEvent: ToEvent,
    private readonly log: Log,
  ) {
    let done: () => void = () => undefined;
    const promise = new Promise<void>((accept) => (done = accept));
    this.first = { promise, done };
  }

  onOpen(): void {
    void this.list();
  }

  onClose(): void {
    this.state = { kind: 'closed' };
  }

  onEvent(event: AriEvent): void {
    if (this.state.kind === 'listing') this.state.held.push(event);
    else if (this.state.kind === 'open') this.take(event);
  }

  /** Asterisk says it has started; a restart our socket has not noticed is found here. */
  async booted(): Promise<void> {
    try {
      if (this.state.kind === 'open' && (await this.resync.hasRestarted())) this.giveUp();
    } catch (error) {
      this.log.warn({ detail: detailOf(error) }, 'asterisk not asked for its start');
    }
  }

  trouble(): string | null {
    if (this.state.kind === 'open') return null;
    return `Asterisk's calls are not listed yet${this.lastError === null ? '' : `: ${this.lastError}`}`;
  }

  /** Resolves after the first comparison, or when it takes too long: the hotline starts without its Asterisk too. */
  async firstResync(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((accept) => (timer = setTimeout(accept, firstLimitMs)));
    await Promise.race([this.first.promise, late]);
    clearTimeout(timer);
  }

  private async list(): Promise<void> {
    const mine: State = { kind: 'listing', held: [] };
    this.state = mine;
    const isMine = () => this.state === mine;
    while (isMine()) {
      try {
        await this.resync.run(isMine);
        if (isMine()) this.open(mine.held);
      } catch (error) {
        // Asterisk answers 503 while it loads
        this.lastError = detailOf(error);
        this.log.warn({ detail: this.lastError }, 'resync failed, trying again');
        await new Promise((accept) => setTimeout(accept, retryMs));
      }
    }
  }

  private open(held: readonly AriEvent[]): void {
    this.lastError = null;
    this.state = { kind: 'open' };
    for (const event of held) this.take(event);
    this.first.done();
  }

  private take(event: AriEvent): void {
    try {
      this.toEvent.take(event);
    } catch (error) {
      this.log.error({ err: error, type: event.type }, 'asterisk event not handled');
    }
  }
}
