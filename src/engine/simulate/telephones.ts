/**
 * The telephones of the simulated world: what callers' and agents' phones, Asterisk and the callback desk make of each
 * command. Nothing here decides where a call goes; it only answers the core with the events the real ones would send.
 */
import type { Command } from '../../core/command';
import type { Event } from '../../core/event';
import { asksToConfirm } from '../../core/say-callback-number';
import { legId, legNumber, type CallId, type Instant, type LegId, type NodeId, type PlaybackId } from '../../core/ids';
import { Happenings, type Happening } from './happenings';
import { mixSeed, Random } from './random';
import { awayAnswer } from './simulated-answer';
import type { Habits, SimulatedCaller } from './traffic';

type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
type Answers = { readonly [T in Command['type']]: (command: CommandOf<T>, line: Line) => void };

/** One call as its telephones know it. */
export interface Line {
  readonly caller: SimulatedCaller;
  /** Draws what this call's offers meet. */
  readonly random: Random;
  /** In a queue for the first time: her patience runs. */
  leavesAt: Happening | null;
  playing: { readonly playbackId: PlaybackId; readonly end: Happening } | null;
  readonly ringing: Map<LegId, readonly Happening[]>;
  readonly keys: readonly Happening[];
}

export const simulatedNode = 'simulated' as NodeId;
const customerRingsMs = 5_000;
const nobody = 'simulated-callback';

export class Telephones {
  readonly lines = new Map<CallId, Line>();
  now: Instant = 0;
  private callbacks = 0;

  constructor(
    private readonly habits: Habits,
    private readonly happenings: Happenings,
  ) {}

  /** The line of a caller whose `CallArrived` is about to be told. */
  open(callId: CallId, caller: SimulatedCaller): void {
    const leg = legId(callId, 0);
    const keys = caller.keys.map(({ afterMs, digit }) =>
      this.happenings.plan({ type: 'DigitPressed', at: caller.at + afterMs, callId, legId: leg, digit }),
    );
    this.lines.set(callId, newLine(caller, keys));
    if (caller.menuPatienceMs < Number.POSITIVE_INFINITY) this.leavesAt(callId, caller.at + caller.menuPatienceMs);
  }

  /** She hangs up then; what was planned before is forgotten. */
  leavesAt(callId: CallId, at: number): void {
    const line = this.lines.get(callId);
    if (!line) return;
    this.happenings.drop(line.leavesAt);
    line.leavesAt = at < Number.POSITIVE_INFINITY ? this.callerLeaves(callId, Math.round(at)) : null;
  }

  /** The call has its outcome: only the legs that are being closed are left to go. */
  close(callId: CallId): void {
    const line = this.lines.get(callId);
    if (!line) return;
    this.lines.delete(callId);
    for (const happening of [line.leavesAt, line.playing?.end, ...line.keys]) this.happenings.drop(happening);
  }

  carryOut(command: Command): void {
    const line = this.lines.get(command.callId);
    if (!line) return this.afterTheCall(command);
    const answer = this.answers[command.type] as (command: Command, line: Line) => void;
    answer(command, line);
  }

  private readonly answers: Answers = {
    Answer: () => undefined,
    StartHoldMusic: () => undefined,
    StartRingTone: () => undefined,
    StartRecording: () => undefined,
    StopRecording: () => undefined,
    MaskRecording: () => undefined,
    /** No service stands behind a simulation. */
    AskService: ({ callId, requestId, actionId }) => {
      const answer = { detail: 'simulated', ...(this.habits.answerService?.(actionId) ?? awayAnswer) };
      this.happenings.plan({ type: 'ServiceAnswered', at: this.now, callId, requestId, ...answer });
    },
    Unbridge: () => undefined,
    /** She says what she has to say, as long as she would have talked to an agent. */
    RecordMessage: ({ callId, messageId, longestMs }, line) => {
      const durationMs = Math.min(longestMs, line.caller.talkMs);
      const at = this.now + durationMs;
      this.happenings.plan({ type: 'MessageRecorded', at, callId, messageId, recorded: true, durationMs });
    },
    CheckMessage: () => undefined,
    PlayPrompt: ({ callId, legId: leg, playbackId, prompts, language }, line) => {
      const ms = this.habits.promptMs(prompts, language);
      this.play(line, callId, playbackId, ms);
      const { confirmsAfterMs } = this.habits;
      if (confirmsAfterMs === undefined || !asksToConfirm(prompts)) return;
      const at = this.now + ms + confirmsAfterMs;
      this.happenings.plan({ type: 'DigitPressed', at, callId, legId: leg, digit: '1' });
    },
    StopPlayback: ({ playbackId }, line) => {
      if (line.playing?.playbackId !== playbackId) return;
      this.happenings.drop(line.playing.end);
      line.playing = null;
    },
    OfferCall: ({ callId, legId: leg, agentId }, line) => {
      const response = this.habits.respond(agentId, line.random);
      const of = { callId, legId: leg };
      const at = this.now;
      if (response.kind === 'answers' && response.afterMs === 0)
        return this.rings(line, leg, [{ type: 'OfferAnswered', at, ...of }]);
      const ringing: Event = { type: 'OfferRinging', at, ...of };
      if (response.kind === 'silent') return this.rings(line, leg, [ringing]);
      const then = at + Math.round(response.afterMs);
      const end: Event =
        response.kind === 'answers'
          ? { type: 'OfferAnswered', at: then, ...of }
          : { type: 'OfferFailed', at: then, ...of, failure: 'refused' };
      this.rings(line, leg, [ringing, end]);
    },
    CancelOffer: ({ callId, legId: leg }, line) => {
      for (const happening of line.ringing.get(leg) ?? []) this.happenings.drop(happening);
      line.ringing.delete(leg);
      this.happenings.plan({ type: 'OfferFailed', at: this.now, callId, legId: leg, failure: 'gone' });
    },
    BridgeLegs: ({ callId, playbackId, announce, language }, line) => {
      if (playbackId !== null) this.play(line, callId, playbackId, this.habits.promptMs(announce, language));
      this.leavesAt(callId, this.now + line.caller.talkMs);
    },
    HangUp: ({ callId, legId: leg }) => this.hungUp(callId, leg, this.now),
    /** Behind what is playing, the dialplan hangs up. */
    ReturnToDialplan: ({ callId, legId: leg }, line) => {
      if (legNumber(leg) === 0) return this.leavesAt(callId, line.playing?.end.at ?? this.now);
      this.hungUp(callId, leg, line.playing?.end.at ?? this.now);
    },
    /** The row stands at once, and the desk asks for the attempt as soon as she has put the phone down. */
    ScheduleCallback: ({ callId, callbackId, queueId, number, language, key }, line) => {
      this.happenings.plan({ type: 'CallbackRegistered', at: this.now, callId, callbackId });
      const again = `${nobody}-${(this.callbacks += 1)}` as CallId;
      const dueAt = this.now + this.habits.promptMs(['callback-registered'], language) + 1_000;
      const due = { callbackId, attempt: 1, fence: 1, callId: again, parentCallId: callId, node: simulatedNode };
      this.happenings.plan({ type: 'CallbackDue', at: dueAt, ...due, queueId, number, language, key });
      this.lines.set(again, newLine(calledBack(line.caller), []));
    },
    /** Simulated agents promise nothing by themselves. */
    SchedulePromise: () => undefined,
    DialOutside: ({ callId, legId: leg }, line) => {
      const answeredAt = this.now + customerRingsMs;
      this.rings(line, leg, [
        { type: 'OfferRinging', at: this.now, callId, legId: leg },
        { type: 'OfferAnswered', at: answeredAt, callId, legId: leg },
      ]);
    },
  };

  /** Of a call that has its outcome only the agent's leg may still be up. */
  private afterTheCall(command: Command): void {
    if (command.type === 'HangUp' || command.type === 'CancelOffer' || command.type === 'ReturnToDialplan')
      if (legNumber(command.legId) > 0) this.hungUp(command.callId, command.legId, this.now);
  }

  private play(line: Line, callId: CallId, playbackId: PlaybackId, ms: number): void {
    this.happenings.drop(line.playing?.end);
    const at = this.now + ms;
    const end = this.happenings.plan({ type: 'PromptFinished', at, callId, playbackId, played: true });
    line.playing = { playbackId, end };
  }

  private rings(line: Line, leg: LegId, events: readonly Event[]): void {
    line.ringing.set(
      leg,
      events.map((event) => this.happenings.plan(event)),
    );
  }

  private callerLeaves(callId: CallId, at: Instant): Happening {
    return this.happenings.plan({ type: 'CallerHungUp', at, callId, legId: legId(callId, 0) });
  }

  private hungUp(callId: CallId, leg: LegId, at: Instant): void {
    if (legNumber(leg) === 0) this.callerLeaves(callId, at);
    else this.happenings.plan({ type: 'LegHungUp', at, callId, legId: leg });
  }
}

function newLine(caller: SimulatedCaller, keys: readonly Happening[]): Line {
  return { caller, random: new Random(caller.seed), leavesAt: null, playing: null, ringing: new Map(), keys };
}

/** She waits for nothing and presses nothing; what she wants to say has not changed. */
function calledBack(caller: SimulatedCaller): SimulatedCaller {
  return { ...caller, keys: [], patienceMs: Number.POSITIVE_INFINITY, seed: mixSeed(caller.seed, 1) };
}
