/** Putting legs together, and leaving no bridge behind. */
import type { BridgeLegs, Unbridge } from '../core/command';
import type { BridgeId, CallId, Language, PlaybackId, PromptId } from '../core/ids';
import type { Log } from '../log';
import type { AriCommands } from './ari-commands';
import { ariBridgeId } from './asterisk-ids';
import type { Holdings, Leg, OwnLeg, Playback } from './holdings';
import type { Lanes } from './lanes';
import { detailOf, isGone, LegGone } from './outcome';
import type { PhonesFirst } from './phones-first';
import type { Speech } from './speech';

/** No longer than this what one says hello to is another's whisper. */
const whisperLimitMs = 6_000;

interface Said {
  readonly bridgeId: BridgeId;
  readonly playbackId: PlaybackId | null;
  readonly prompts: readonly PromptId[];
  readonly language: Language;
  /** Unset: as long as it takes. */
  readonly longestMs?: number;
}

export class Bridges {
  constructor(
    private readonly ari: AriCommands,
    private readonly holdings: Holdings,
    private readonly speech: Speech,
    private readonly lanes: Lanes,
    private readonly log: Log,
    private readonly phonesFirst: PhonesFirst,
  ) {}

  /** An agent who waits in her bridge is heard one round trip earlier. Where that fails, `join` does it all. */
  prepare(leg: OwnLeg): void {
    const { callId, bridgeId } = leg;
    if (bridgeId === null) return;
    this.lanes.add(callId, async () => {
      await this.phonesFirst.passed();
      if (!this.holdings.has(leg) || leg.withdrawn || leg.inBridge !== null) return;
      if (await this.makeEarly(callId, bridgeId)) await this.joinEarly(leg, bridgeId);
    });
  }

  /**
   * Rejects when a leg is gone or Asterisk refuses; then the bridge may hold some of the legs. `heard` is what was to be
   * heard before: a sentence asked for behind this command, which may stand in the lane already, must not fall silent.
   */
  async join(command: BridgeLegs, heard: readonly Playback[]): Promise<void> {
    const { callId, bridgeId } = command;
    const legs = command.legIds.map((legId) => {
      const leg = this.holdings.ofLeg(legId);
      if (!leg) throw new LegGone(legId);
      return leg;
    });
    await Promise.all([...legs.map((leg) => this.speech.silence(leg, heard)), this.ensure(callId, bridgeId)]);
    const outside = legs.filter((leg) => leg.kind !== 'own' || leg.inBridge !== bridgeId);
    if (outside.length > 0) await this.ari.addToBridge(ariBridgeId(bridgeId), channelsOf(outside));
    for (const leg of legs) leg.inBridge = bridgeId;
    const { whisper, playbackId, announce, language } = command;
    const told = legs.filter((leg) => leg.legId === whisper?.legId);
    await Promise.all([
      this.announce(
        legs.filter((leg) => !told.includes(leg)),
        { bridgeId, playbackId, prompts: announce, language },
      ),
      whisper && this.announce(told, { ...whisper, bridgeId, longestMs: whisperLimitMs }),
    ]);
  }

  /** `heard`: what was to be heard before; it ends with the bridge. */
  async dissolve({ callId, bridgeId }: Unbridge, heard: readonly Playback[]): Promise<void> {
    await this.phonesFirst.passed();
    await Promise.all(this.holdings.stayingIn(callId, bridgeId).map((leg) => this.letGo(leg, bridgeId, heard)));
    await this.destroy(callId, bridgeId);
  }

  /** A leg of ours is gone: the bridge made for it has no further use, unless others are in it. */
  legGone(leg: Leg): void {
    const { callId } = leg;
    const bridgeId = leg.kind === 'own' ? leg.bridgeId : null;
    if (bridgeId !== null && this.isUnused(callId, bridgeId))
      this.lanes.add(callId, () => this.destroyQuietly(callId, bridgeId));
    else this.sweep(callId);
  }

  /** After the last leg of a call, once nothing is on its way: no bridge of it stays. */
  sweep(callId: CallId): void {
    if (!this.lanes.isIdle(callId)) return;
    for (const bridgeId of this.holdings.emptyBridges(callId))
      this.lanes.add(callId, () => this.destroyQuietly(callId, bridgeId));
  }

  private isUnused(callId: CallId, bridgeId: BridgeId): boolean {
    return this.holdings.holdsBridge(callId, bridgeId) && this.holdings.stayingIn(callId, bridgeId).length === 0;
  }

  private async makeEarly(callId: CallId, bridgeId: BridgeId): Promise<boolean> {
    try {
      await this.ensure(callId, bridgeId);
      return true;
    } catch (error) {
      this.holdings.dropBridge(callId, bridgeId);
      this.log.warn({ bridgeId, detail: detailOf(error) }, 'bridge not made early');
      return false;
    }
  }

  private async joinEarly(leg: OwnLeg, bridgeId: BridgeId): Promise<void> {
    try {
      await this.ari.addToBridge(ariBridgeId(bridgeId), [leg.channelId]);
      leg.inBridge = bridgeId;
    } catch (error) {
      // that a phone refused meanwhile is an everyday fact
      const level = isGone(error) ? 'debug' : 'warn';
      this.log[level]({ legId: leg.legId, detail: detailOf(error) }, 'leg not in its bridge early');
    }
  }

  private async ensure(callId: CallId, bridgeId: BridgeId): Promise<void> {
    if (this.holdings.holdsBridge(callId, bridgeId)) return;
    this.holdings.addBridge(callId, bridgeId);
    await this.ari.createBridge(ariBridgeId(bridgeId));
  }

  /**
   * Said in each ear by itself, while the two are in the bridge already. A sentence played to the bridge would come as a
   * third voice, which Asterisk mixes: of that it throws away whatever a busy machine is late with, words and all.
   * The two are together: a sentence that cannot be played must not part them.
   */
  private async announce([first, ...others]: readonly Leg[], said: Said): Promise<void> {
    const { playbackId, bridgeId, prompts, language, longestMs } = said;
    if (!first || playbackId === null || prompts.length === 0) return;
    const playback = this.holdings.addPlayback([first, ...others], playbackId, bridgeId);
    try {
      await this.speech.begin(playback, this.speech.media(language, prompts));
    } catch (error) {
      this.log.warn({ callId: first.callId, detail: detailOf(error) }, 'announcement not played');
      this.speech.finish(playback, false);
    }
    if (longestMs !== undefined) setTimeout(() => void this.cutShort(playback), longestMs).unref();
  }

  /** However long a recorded name is: nobody waits for it in silence. */
  private async cutShort({ id, legs }: Playback): Promise<void> {
    try {
      if (this.holdings.playback(id)) await this.speech.stop({ playbackId: id });
    } catch (error) {
      this.log.warn({ callId: legs[0].callId, detail: detailOf(error) }, 'whisper not cut short');
    }
  }

  /**
   * Who stays on the line leaves the bridge before it is taken down. Asterisk does that behind its answer, and what it is
   * asked to play to her meanwhile may be lost without a word: she would hear nothing any more.
   */
  private async letGo(leg: Leg, bridgeId: BridgeId, heard: readonly Playback[]): Promise<void> {
    leg.inBridge = null;
    try {
      await this.speech.stopHeard(leg, heard);
      await this.ari.removeFromBridge(ariBridgeId(bridgeId), leg.channelId);
    } catch (error) {
      this.log.warn({ legId: leg.legId, bridgeId, detail: detailOf(error) }, 'leg not taken out of its bridge');
    }
  }

  private async destroy(callId: CallId, bridgeId: BridgeId): Promise<void> {
    this.holdings.dropBridge(callId, bridgeId);
    const saying = this.holdings.announcements(callId, bridgeId);
    await Promise.all(saying.map(({ id }) => this.speech.stop({ playbackId: id })));
    await this.ari.destroyBridge(ariBridgeId(bridgeId));
  }

  private async destroyQuietly(callId: CallId, bridgeId: BridgeId): Promise<void> {
    await this.phonesFirst.passed();
    try {
      if (this.holdings.holdsBridge(callId, bridgeId)) await this.destroy(callId, bridgeId);
    } catch (error) {
      this.log.warn({ bridgeId, detail: detailOf(error) }, 'bridge not destroyed');
    }
  }
}

const channelsOf = (legs: readonly Leg[]): readonly string[] => legs.map((leg) => leg.channelId);
