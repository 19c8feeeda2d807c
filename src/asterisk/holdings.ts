/**
 * What the hotline holds in one Asterisk: legs and their channels, bridges, what is being played. Kept so that late or
 * missing news can be told apart, and so that nothing is left behind: it decides nothing.
 */
import type { AgentId, BridgeId, CallId, LegId, PlaybackId } from '../core/ids';

interface HeldLeg {
  readonly callId: CallId;
  readonly legId: LegId;
  readonly channelId: string;
  /** Playbacks asked for and not finished. */
  readonly playing: Set<Playback>;
  /** Of a leg found after a connect it is not known. */
  music: 'on' | 'off' | 'ring-tone' | 'unknown';
  /** Its recording is silent because somebody asked for it. */
  isMasked?: boolean;
  /** Bridge it is in. */
  inBridge: BridgeId | null;
  /** Its hanging up is on its way. */
  isLeaving?: boolean;
}
/** Someone on a trunk. */
export interface CallerLeg extends HeldLeg {
  readonly kind: 'caller';
}
/** An agent who dialled a feature code. */
export interface FeatureLeg extends HeldLeg {
  readonly kind: 'feature';
  readonly agentId: AgentId;
}
/** An agent who dialled an outside number: leg 1 of a call whose leg 0 the hotline makes. */
export interface DiallerLeg extends HeldLeg {
  readonly kind: 'dialler';
  readonly agentId: AgentId;
}
/**
 * A leg the hotline makes.
 *
 *   asked ─▶ creating ─▶ made (its channel entered the application) ─▶ up
 */
export interface OwnLeg extends HeldLeg {
  readonly kind: 'own';
  stage: 'asked' | 'creating' | 'made' | 'up';
  /** It was taken back: must not ring any more, whatever is still on its way. */
  withdrawn: boolean;
  /** Bridge it will talk in, made while it rings; null: none. */
  readonly bridgeId: BridgeId | null;
}
export type Leg = CallerLeg | FeatureLeg | DiallerLeg | OwnLeg;

/** Sentences on their way: `stopped` before they were `started` are not begun at all. */
export interface Playback {
  readonly id: PlaybackId;
  /** Who hears it, each for herself; the first one's end is its end. */
  readonly legs: readonly [Leg, ...Leg[]];
  /** Bridge whose opening it announces. */
  readonly bridgeId: BridgeId | null;
  started: boolean;
  stopped: boolean;
}

interface HeldCall {
  readonly legs: Set<Leg>;
  readonly bridges: Set<BridgeId>;
}

export class Holdings {
  private readonly byChannel = new Map<string, Leg>();
  private readonly byLeg = new Map<LegId, Leg>();
  private readonly calls = new Map<CallId, HeldCall>();
  private readonly playbacks = new Map<PlaybackId, Playback>();
  private readonly ends = new Map<PlaybackId, () => void>();

  add(leg: Leg): void {
    this.byChannel.set(leg.channelId, leg);
    this.byLeg.set(leg.legId, leg);
    this.call(leg.callId).legs.add(leg);
  }

  ofChannel(channelId: string): Leg | undefined {
    return this.byChannel.get(channelId);
  }

  ofLeg(legId: LegId): Leg | undefined {
    return this.byLeg.get(legId);
  }

  legs(): readonly Leg[] {
    return [...this.byLeg.values()];
  }

  /** A bridge taken down from now on need not let this leg go first. */
  leaves(legId: LegId): void {
    const leg = this.byLeg.get(legId);
    if (leg) leg.isLeaving = true;
  }

  /** Of this call, in this bridge, and not about to hang up. */
  stayingIn(callId: CallId, bridge: BridgeId): readonly Leg[] {
    return this.legsOf(callId).filter((leg) => leg.inBridge === bridge && !leg.isLeaving);
  }

  /** What plays, or is to play, to anybody of this call by commands taken so far. */
  heardIn(callId: CallId): readonly Playback[] {
    return [...new Set(this.legsOf(callId).flatMap((leg) => [...leg.playing]))];
  }

  /** Legs of ours whose channel does not exist yet. */
  legsOnTheirWay(): readonly OwnLeg[] {
    return this.legs().filter(
      (leg): leg is OwnLeg => leg.kind === 'own' && (leg.stage === 'asked' || leg.stage === 'creating'),
    );
  }

  has(leg: Leg): boolean {
    return this.byLeg.get(leg.legId) === leg;
  }

  /** False when it was not held any more: its end has been told already. */
  drop(leg: Leg): boolean {
    if (!this.has(leg)) return false;
    this.byChannel.delete(leg.channelId);
    this.byLeg.delete(leg.legId);
    for (const playback of leg.playing) if (playback.legs[0] === leg) this.dropPlayback(playback.id);
    const call = this.calls.get(leg.callId);
    call?.legs.delete(leg);
    this.forget(leg.callId);
    return true;
  }

  addBridge(callId: CallId, bridge: BridgeId): void {
    this.call(callId).bridges.add(bridge);
  }

  holdsBridge(callId: CallId, bridge: BridgeId): boolean {
    return this.calls.get(callId)?.bridges.has(bridge) ?? false;
  }

  /** Bridges of the call that no leg is left to need. */
  emptyBridges(callId: CallId): readonly BridgeId[] {
    const call = this.calls.get(callId);
    return call && call.legs.size === 0 ? [...call.bridges] : [];
  }

  dropBridge(callId: CallId, bridge: BridgeId): void {
    this.calls.get(callId)?.bridges.delete(bridge);
    this.forget(callId);
  }

  addPlayback(legs: Playback['legs'], id: PlaybackId, bridgeId: BridgeId | null = null): Playback {
    const playback = { id, legs, bridgeId, started: false, stopped: false };
    for (const leg of legs) leg.playing.add(playback);
    this.playbacks.set(id, playback);
    return playback;
  }

  /** Once, when it has ended, or after so long. */
  whenEnded(id: PlaybackId, longestMs: number, then: () => void): void {
    const end = () => {
      clearTimeout(timer);
      if (this.ends.delete(id)) then();
    };
    const timer = setTimeout(end, longestMs).unref();
    this.ends.set(id, end);
  }

  playback(id: PlaybackId): Playback | undefined {
    return this.playbacks.get(id);
  }

  /** What is being said at the opening of this bridge, in one ear or in several. */
  announcements(callId: CallId, bridge: BridgeId): readonly Playback[] {
    return this.heardIn(callId).filter((playback) => playback.bridgeId === bridge);
  }

  /** False when its end has been told already, or its leg is gone. */
  dropPlayback(id: PlaybackId): boolean {
    const playback = this.playbacks.get(id);
    for (const leg of playback?.legs ?? []) if (playback) leg.playing.delete(playback);
    this.ends.get(id)?.();
    return this.playbacks.delete(id);
  }

  /** Everything of before is void: Asterisk restarted, or its own list is about to be read. */
  clear(): void {
    this.byChannel.clear();
    this.byLeg.clear();
    this.calls.clear();
    this.playbacks.clear();
  }

  /** Sizes, for tests that nothing leaks. */
  counts(): { readonly legs: number; readonly calls: number; readonly playbacks: number } {
    return { legs: this.byLeg.size, calls: this.calls.size, playbacks: this.playbacks.size };
  }

  private legsOf(callId: CallId): readonly Leg[] {
    return [...(this.calls.get(callId)?.legs ?? [])];
  }

  private call(callId: CallId): HeldCall {
    const known = this.calls.get(callId);
    if (known) return known;
    const call: HeldCall = { legs: new Set(), bridges: new Set() };
    this.calls.set(callId, call);
    return call;
  }

  private forget(callId: CallId): void {
    const call = this.calls.get(callId);
    if (call && call.legs.size === 0 && call.bridges.size === 0) this.calls.delete(callId);
  }
}
