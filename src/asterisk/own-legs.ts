/**
 * Legs the hotline makes: created, dialled. Whatever happens, a leg that was asked for ends with exactly one `OfferFailed`, or with `OfferAnswered` and later `LegHungUp`.
 */
import type { OfferFailure } from '../core/event';
import type { BridgeId, CallId, LegId } from '../core/ids';
import type { Clock, Post } from '../engine/ports';
import type { Log } from '../log';
import type { AriCommands, HangUpReason } from './ari-commands';
import { channelIdOf } from './asterisk-ids';
import type { Holdings, OwnLeg } from './holdings';
import { detailOf } from './outcome';
import type { PhonesFirst } from './phones-first';

export interface Ringing {
  /** `PJSIP/<endpoint>`, built from checked parts only. */
  readonly endpoint: string;
  readonly originator: string | undefined;
  readonly shownNumber: string;
  /** Beside the number; the number unless given. */
  readonly shownName?: string;
}

export class OwnLegs {
  constructor(
    private readonly ari: AriCommands,
    private readonly holdings: Holdings,
    private readonly post: Post,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly phonesFirst: PhonesFirst,
    /** Told of each leg that failed here, so that its bridge goes too. */
    private readonly onFailed: (leg: OwnLeg) => void,
  ) {}

  /** Known from this moment on, so that it can be taken back before its channel exists. */
  ask(callId: CallId, legId: LegId, bridgeId: BridgeId | null): OwnLeg {
    const leg: OwnLeg = {
      kind: 'own',
      callId,
      legId,
      channelId: channelIdOf(legId),
      playing: new Set(),
      music: 'off',
      stage: 'asked',
      withdrawn: false,
      bridgeId,
      inBridge: null,
    };
    this.holdings.add(leg);
    return leg;
  }

  /** Makes the channel; `entered` dials. */
  async ring(leg: OwnLeg, ringing: Ringing): Promise<void> {
    if (!this.holdings.has(leg)) return;
    if (leg.withdrawn) return this.fail(leg, 'gone');
    leg.stage = 'creating';
    this.phonesFirst.begin(leg.legId);
    try {
      await this.ari.create({ channelId: leg.channelId, ...ringing });
    } catch (error) {
      // 500: nobody is registered there
      this.log.warn({ legId: leg.legId, detail: detailOf(error) }, 'leg not made');
      this.fail(leg, 'unreachable');
      return this.hangUp(leg, 'normal');
    }
    if (leg.withdrawn) await this.hangUp(leg, 'normal');
  }

  /**
   * The channel entered the application: only now can it be dialled. Its bridge comes after
   * that: put there first, the phone would be silent for one more of Asterisk's answers.
   */
  async entered(leg: OwnLeg): Promise<void> {
    if (leg.stage === 'asked' || leg.stage === 'creating') leg.stage = 'made';
    try {
      if (leg.withdrawn) return await this.hangUp(leg, 'normal');
      await this.ari.dial(leg.channelId);
    } catch (error) {
      this.log.warn({ legId: leg.legId, detail: detailOf(error) }, 'leg not dialled');
      await this.hangUp(leg, 'normal');
    } finally {
      this.phonesFirst.end(leg.legId);
    }
  }

  /** Takes a leg back in whatever state it is. */
  async withdraw(leg: OwnLeg, reason: HangUpReason): Promise<void> {
    leg.withdrawn = true;
    if (leg.stage === 'asked') return this.fail(leg, 'gone');
    await this.hangUp(leg, reason);
  }

  /** Ends the leg for the core, once. */
  fail(leg: OwnLeg, failure: OfferFailure): void {
    if (!this.holdings.drop(leg)) return;
    const { callId, legId } = leg;
    this.post.post({ type: 'OfferFailed', at: this.clock.now(), callId, legId, failure });
    this.onFailed(leg);
  }

  private async hangUp(leg: OwnLeg, reason: HangUpReason): Promise<void> {
    this.phonesFirst.end(leg.legId);
    try {
      await this.ari.hangUp(leg.channelId, reason);
    } catch (error) {
      this.log.error({ legId: leg.legId, detail: detailOf(error) }, 'leg not hung up');
    }
  }
}
