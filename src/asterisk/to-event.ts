/**
 * Asterisk's news → the core's events. Each end is told once, whichever of Asterisk's words for it comes first; news
 * of what is not ours, or is over, is dropped.
 */
import { v7 as uuidv7 } from 'uuid';
import { legId, type AgentId, type CallId, type Instant, type NodeId, type PlaybackId } from '../core/ids';
import type { Clock, Post } from '../engine/ports';
import type { Log } from '../log';
import type { AriChannel, AriEvent } from './ari-types';
import { callOfMessage, legOfChannel, ownThing } from './asterisk-ids';
import { callerOf } from './caller-text';
import { featureWish } from './feature-code';
import { failureOf } from './hangup-cause';
import type { CallerLeg, DiallerLeg, FeatureLeg, Holdings, Leg, OwnLeg } from './holdings';

/** What has to be done in Asterisk when a channel enters the application. */
export interface Doorman {
  /** Writes the call's id on the channel, ahead of every command of that call. */
  label(leg: CallerLeg | DiallerLeg): void;
  /** Dials a leg of ours. */
  entered(leg: OwnLeg): void;
  /** Sends a channel away that nobody waits for. */
  turnAway(channelId: string): void;
  /** A leg is gone; its bridges may go too. */
  gone(leg: Leg): void;
}

type Started = Extract<AriEvent, { type: 'StasisStart' }>;
type Recorded = Extract<AriEvent, { type: 'RecordingFinished' | 'RecordingFailed' }>;
type News = Exclude<AriEvent, Recorded | { type: 'PlaybackFinished' | 'ApplicationReplaced' | 'StasisStart' }>;

export class ToEvent {
  constructor(
    private readonly node: NodeId,
    private readonly holdings: Holdings,
    private readonly doorman: Doorman,
    private readonly post: Post,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Never throws for what Asterisk may send. */
  take(event: AriEvent): void {
    if (event.type === 'ApplicationReplaced') return;
    const at = this.instant(event.timestamp);
    if (event.type === 'PlaybackFinished') return this.playbackFinished(event.playback, at);
    if (event.type === 'StasisStart') return this.started(event, at);
    if ('recording' in event) return this.recorded(event, at);
    const leg = this.holdings.ofChannel(event.channel.id);
    if (leg) this.onLeg(leg, event, at);
  }

  /** A caller without a call: mints its id and posts `CallArrived`. Also for channels found after a connect. */
  arrived(channel: AriChannel, args: readonly string[], at: Instant): void {
    const [, dialled = '', presentation = ''] = args;
    const leg = { kind: 'caller', ...this.newLeg(channel) } as const;
    this.holdings.add(leg);
    this.doorman.label(leg);
    const { callId, legId } = leg;
    const caller = callerOf(channel.caller.number, presentation);
    this.post.post({ type: 'CallArrived', at, callId, legId, node: this.node, dialled, caller });
  }

  instant(timestamp: string): Instant {
    const wall = Date.parse(timestamp);
    return Number.isNaN(wall) ? this.clock.now() : this.clock.fromWall(wall);
  }

  private started({ channel, args }: Started, at: Instant): void {
    const known = this.holdings.ofChannel(channel.id);
    if (known?.kind === 'own') return this.doorman.entered(known);
    if (known) return; // found by the resync already
    if (legOfChannel(channel.id)) return this.doorman.turnAway(channel.id);
    if (args[0] === 'inbound' && args[1] !== undefined) return this.arrived(channel, args, at);
    if (args[0] === 'feature' && args[1] !== undefined && args[2]) return this.feature(channel, args[1], args[2], at);
    if (args[0] === 'agent-dial' && args[1] && args[2] !== undefined) return this.dialled(channel, args, at);
    this.log.warn({ channel: channel.name, args }, 'unknown channel in the application');
    this.doorman.turnAway(channel.id);
  }

  private feature(channel: AriChannel, code: string, extension: string, at: Instant): void {
    const agentId = extension as AgentId;
    const leg: FeatureLeg = { kind: 'feature', agentId, ...this.newLeg(channel) };
    this.holdings.add(leg);
    this.post.post({ ...featureWish(code), at, agentId, legId: leg.legId, node: this.node });
  }

  /** Who dialled stands before what was dialled: a comma in the number can take nobody's place. */
  private dialled(channel: AriChannel, [, extension = '', ...number]: readonly string[], at: Instant): void {
    const agentId = extension as AgentId;
    const leg: DiallerLeg = { kind: 'dialler', agentId, ...this.newLeg(channel, 1) };
    this.holdings.add(leg);
    this.doorman.label(leg);
    const { callId, legId } = leg;
    this.post.post({ type: 'AgentDialled', at, agentId, callId, legId, number: number.join(','), node: this.node });
  }

  private newLeg(channel: AriChannel, n = 0): Omit<CallerLeg, 'kind'> {
    const callId = uuidv7() as CallId;
    return { callId, legId: legId(callId, n), channelId: channel.id, playing: new Set(), music: 'off', inBridge: null };
  }

  private onLeg(leg: Leg, event: News, at: Instant): void {
    const { callId, legId } = leg;
    switch (event.type) {
      case 'ChannelStateChange':
        return leg.kind === 'own' ? this.stateChanged(leg, event.channel.state, at) : undefined;
      case 'ChannelDtmfReceived':
        if (leg.kind === 'feature' || !/^[0-9*#A-D]$/.test(event.digit)) return;
        return this.post.post({ type: 'DigitPressed', at, callId, legId, digit: event.digit });
      case 'ChannelHold':
        return this.post.post({ type: 'LegHeld', at, callId, legId });
      case 'ChannelUnhold':
        return this.post.post({ type: 'LegResumed', at, callId, legId });
      case 'ChannelHangupRequest':
        // a phone that says goodbye is free at once; one that we hang up is free when its channel is gone
        return leg.kind === 'own' && leg.stage === 'up' && !event.soft ? this.gone(leg, 0, at) : undefined;
      case 'StasisEnd':
        // the cause of a leg that was never answered comes with its destruction
        return leg.kind === 'own' && leg.stage !== 'up' ? undefined : this.gone(leg, 0, at);
      case 'ChannelDestroyed':
        return this.gone(leg, event.cause, at);
    }
  }

  private stateChanged(leg: OwnLeg, state: string, at: Instant): void {
    const { callId, legId } = leg;
    if (state === 'Ringing') this.post.post({ type: 'OfferRinging', at, callId, legId });
    if (state !== 'Up' || leg.stage === 'up') return;
    leg.stage = 'up';
    this.post.post({ type: 'OfferAnswered', at, callId, legId });
  }

  private gone(leg: Leg, cause: number, at: Instant): void {
    if (!this.holdings.drop(leg)) return;
    const { callId, legId } = leg;
    if (leg.kind === 'caller') this.post.post({ type: 'CallerHungUp', at, callId, legId });
    else if (leg.kind === 'own' && leg.stage !== 'up')
      this.post.post({ type: 'OfferFailed', at, callId, legId, failure: failureOf(cause) });
    // of a feature call too: the agent may be offered calls again
    else this.post.post({ type: 'LegHungUp', at, callId, legId });
    this.doorman.gone(leg);
  }

  private recorded({ type, recording }: Recorded, at: Instant): void {
    const { name: messageId, ...lengths } = recording;
    const callId = callOfMessage(messageId);
    if (!callId) return;
    const recorded = type === 'RecordingFinished';
    this.post.post({ type: 'MessageRecorded', at, callId, messageId, recorded, ...lengths });
  }

  private playbackFinished(playback: { readonly id: string; readonly state: string }, at: Instant): void {
    const own = ownThing<PlaybackId>(playback.id);
    if (!own || !this.holdings.dropPlayback(own.id)) return;
    const { callId, id: playbackId } = own;
    this.post.post({ type: 'PromptFinished', at, callId, playbackId, played: playback.state !== 'failed' });
  }
}
