/**
 * Commands → Asterisk. Those of one call run in its lane, in order; `StopPlayback`, `HangUp` and `CancelOffer` pass it.
 * Recording has a lane of its own: a slow manager must not keep a caller waiting. Outcomes come back as events only.
 */
import type {
  BridgeLegs,
  Command,
  DialOutside,
  HangUp,
  OfferCall,
  PlayPrompt,
  RecordMessage,
  ReturnToDialplan,
  StartRingTone,
  Unbridge,
} from '../core/command';
import { unreachable, type LegId } from '../core/ids';
import type { Rules } from '../core/rules';
import type { CallbackRows, CallRows, Clock, Commands, Post, RecordedTalk, Recorder } from '../engine/ports';
import type { Log } from '../log';
import type { AriCommands, HangUpReason } from './ari-commands';
import { channelIdOf } from './asterisk-ids';
import type { Bridges } from './bridges';
import { shownName, shownNumber } from './caller-text';
import type { Holdings, Leg } from './holdings';
import type { Lanes } from './lanes';
import { failedCommand, isGone, LegGone, withinLimit, type Attempted } from './outcome';
import type { OwnLegs } from './own-legs';
import { ringFirst, type PhonesFirst } from './phones-first';
import { Recordings } from './recordings';
import { trunkEndpoint } from './render-trunks';
import type { Speech } from './speech';

export interface ExecuteParts {
  readonly ari: AriCommands;
  readonly holdings: Holdings;
  readonly lanes: Lanes;
  readonly ownLegs: OwnLegs;
  readonly phonesFirst: PhonesFirst;
  readonly speech: Speech;
  readonly bridges: Bridges;
  readonly recorder: Recorder;
  readonly recorded: () => readonly RecordedTalk[];
  readonly callbackRows: CallbackRows;
  readonly callRows: CallRows;
  readonly rules: () => Rules;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
}

const cancelReasons = {
  'no-answer': 'no_answer',
  'caller-gone': 'normal',
  'answered-elsewhere': 'answered_elsewhere',
} as const satisfies Record<string, HangUpReason>;

export class Execute implements Commands {
  private readonly recordings: Recordings;

  constructor(private readonly parts: ExecuteParts) {
    this.recordings = new Recordings(parts);
  }

  /** The recorder is back. */
  resumeRecordings(): void {
    this.recordings.resume(this.parts.recorded());
  }

  execute(commands: readonly Command[]): void {
    for (const command of ringFirst(commands)) {
      try {
        this.take(command);
      } catch (error) {
        this.parts.log.error({ err: error, callId: command.callId, command: command.type }, 'command not taken');
      }
    }
  }

  private take(command: Command): void {
    if (isElsewhere(command)) return;
    const { ari, speech } = this.parts;
    switch (command.type) {
      case 'Answer':
        return this.onLeg(command, command.legId, (leg) => ari.answer(leg.channelId));
      case 'PlayPrompt':
        return this.play(command);
      case 'RecordMessage':
        return this.inLane(command, command.messageId, () => this.recordMessage(command));
      case 'CheckMessage':
        return this.inLane(command, command.messageId, () => ari.isRecording(command.messageId));
      case 'StartHoldMusic':
        return this.onLeg(command, command.legId, (leg) => speech.startMusic(leg));
      case 'StartRingTone':
        return this.ringTone(command);
      case 'BridgeLegs':
        return this.bridge(command);
      case 'Unbridge':
        return this.unbridge(command);
      case 'ReturnToDialplan':
        return this.inLane(command, command.legId, () => this.returnToDialplan(command));
      case 'OfferCall':
        return this.offer(command);
      case 'DialOutside':
        return this.dialOutside(command);
      case 'StopPlayback':
        return this.atOnce(command, command.playbackId, () => speech.stop(command));
      case 'HangUp':
        this.parts.holdings.leaves(command.legId);
        return this.atOnce(command, command.legId, () => this.hangUp(command));
      case 'CancelOffer':
        return this.atOnce(command, command.legId, () => this.takeDown(command.legId, cancelReasons[command.reason]));
      case 'StartRecording':
      case 'StopRecording':
      case 'MaskRecording':
        return this.recordings.take(command);
      default:
        return unreachable(command);
    }
  }

  private ringTone(command: StartRingTone): void {
    const { speech } = this.parts;
    const heard = speech.heardOn([command.legId]);
    this.onLeg(command, command.legId, (leg) => speech.startRingTone(leg, heard));
  }

  private bridge(command: BridgeLegs): void {
    const { bridges, speech } = this.parts;
    const heard = speech.heardOn(command.legIds);
    this.inLane(command, command.bridgeId, () => bridges.join(command, heard));
  }

  private unbridge(command: Unbridge): void {
    const { bridges, holdings } = this.parts;
    const heard = holdings.heardIn(command.callId);
    this.inLane(command, command.bridgeId, () => bridges.dissolve(command, heard));
  }

  private play(command: PlayPrompt): void {
    const { holdings, speech } = this.parts;
    const leg = holdings.ofLeg(command.legId);
    const playback = leg && holdings.addPlayback([leg], command.playbackId);
    this.inLane(command, command.playbackId, async () => {
      if (!leg || !playback || !holdings.has(leg)) throw new LegGone(command.legId);
      try {
        await speech.play(leg, playback, command);
      } catch (error) {
        // the refusal below tells its end
        holdings.dropPlayback(playback.id);
        throw error;
      }
    });
  }

  private offer(command: OfferCall): void {
    const { holdings, ownLegs, lanes } = this.parts;
    const { callId, callerLegId, agentId } = command;
    const leg = ownLegs.ask(callId, command.legId, command.bridgeId);
    lanes.add(callId, async () => {
      if (!/^[0-9A-Za-z]{1,32}$/.test(agentId)) return ownLegs.fail(leg, 'unreachable');
      const originator = callerLegId === null ? undefined : holdings.ofLeg(callerLegId)?.channelId;
      const shown = { shownNumber: shownNumber(command.caller), ...shownName(command) };
      await ownLegs.ring(leg, { endpoint: `PJSIP/${agentId}`, originator, ...shown });
    });
  }

  /** What cannot be taken back waits until the record of it is committed. */
  private dialOutside(command: DialOutside): void {
    const { callbackRows, callRows, clock, holdings, ownLegs, rules } = this.parts;
    const { callId, legId, number, trunk, callback, seq } = command;
    const leg = ownLegs.ask(callId, legId, null);
    this.inLane(command, legId, async () => {
      if (leg.withdrawn) return ownLegs.fail(leg, 'gone');
      try {
        if (!/^\+?[0-9]{2,20}$/.test(number)) throw new Error('not a number');
        if (!rules().trunks.has(trunk)) throw new Error(`no trunk '${trunk}'`);
        if (callback) await withinLimit(callbackRows.commitAttempt(callback, callId, clock.now()));
        else await callRows.committed(callId, seq);
      } catch (error) {
        holdings.drop(leg);
        throw error;
      }
      const endpoint = `PJSIP/${number}@${trunkEndpoint(trunk)}`;
      await ownLegs.ring(leg, { endpoint, originator: undefined, shownNumber: shownNumber(command.callerId) });
    });
  }

  private async recordMessage(command: RecordMessage): Promise<void> {
    const { ari, holdings, speech } = this.parts;
    const leg = holdings.ofLeg(command.legId);
    if (!leg) throw new LegGone(command.legId);
    await speech.silence(leg);
    await ari.record(leg.channelId, command.messageId, command);
  }

  private async returnToDialplan(command: ReturnToDialplan): Promise<void> {
    const leg = this.parts.holdings.ofLeg(command.legId);
    const context = command.to === 'fallback' ? 'hotline-fallback' : 'hotline-hang-up';
    if (leg) await this.parts.ari.continueAt(leg.channelId, context);
  }

  private async hangUp(command: HangUp): Promise<void> {
    const { holdings, phonesFirst } = this.parts;
    // an agent's next call waits for this
    if (holdings.ofLeg(command.legId)?.kind !== 'own') await phonesFirst.passed();
    await this.takeDown(command.legId, command.reason);
  }

  private async takeDown(legId: LegId, reason: HangUp['reason'] | HangUpReason): Promise<void> {
    const { ari, holdings, ownLegs } = this.parts;
    const leg = holdings.ofLeg(legId);
    if (leg?.kind === 'own') return ownLegs.withdraw(leg, reason);
    await ari.hangUp(leg?.channelId ?? channelIdOf(legId), reason);
  }

  private onLeg(command: Command, legId: LegId, work: (leg: Leg) => Promise<unknown>): void {
    this.inLane(command, legId, async () => {
      const leg = this.parts.holdings.ofLeg(legId);
      if (!leg) throw new LegGone(legId);
      await work(leg);
    });
  }

  private inLane(command: Command, subject: string, work: () => Promise<unknown>): void {
    this.parts.lanes.add(command.callId, () => this.attempt(command, subject, work));
  }

  private atOnce(command: Command, subject: string, work: () => Promise<unknown>): void {
    void Promise.resolve().then(() => this.attempt(command, subject, work));
  }

  private async attempt(command: Command, subject: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const attempted: Attempted = { callId: command.callId, command: command.type, subject };
      const event = failedCommand(attempted, error, this.parts.clock.now());
      // that somebody hung up meanwhile is an everyday fact
      const level = isGone(error) ? 'debug' : 'warn';
      this.parts.log[level]({ callId: command.callId, command: command.type, detail: event.detail }, 'command failed');
      this.parts.post.post(event);
    }
  }
}

/** Another adapter's. */
const isElsewhere = (command: Command) =>
  command.type === 'AskService' || command.type === 'ScheduleCallback' || command.type === 'SchedulePromise';
