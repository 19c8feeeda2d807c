/**
 * After the agent has left, the caller is asked how it was. The agent is in wrap-up already: a survey holds nobody. It is the
 * last of a call, so that nobody is asked twice; who hangs up instead of the agent is not asked.
 */
import type { Call, Phase, Talk } from './call';
import type { Floor } from './floor';
import { messageId } from './ids';
import { callerLeg, silence, speak } from './playing';
import { leave } from './route';
import type { Step } from './step';
import type { Ending } from './end';
import type { MessageRecorded } from './message-event';
import type { SurveyResult } from './survey-entry';
import type { SurveyRefusal } from './survey-refusal';
import type { SurveyInvited } from './transfer-asked';
import type { SurveyPhase, SurveyQuestion, SurveyRule } from './survey-rule';
import { endTalk } from './talk';

/** Between the two keys of a ten. */
const nextKeyMs = 3_000;
/** A key pressed twice by a nervous finger answers one question. */
const lateKeyMs = 500;
/** Less is a click or a breath. */
const shortestMs = 1_000;
/** Asterisk ends a recording by itself; past this it will not tell any more. */
const graceMs = 10_000;

type InTalk = Extract<Phase, { kind: 'talking' | 'consulting' }>;

/** The agent hung up. True: her caller is asked now. */
export function surveyFollows(step: Step, call: Call, talk: Talk): boolean {
  const survey = surveyOf(step.floor, talk);
  if (survey?.start !== 'automatic') return false;
  startSurvey(step, call, { talk, survey, invited: false });
  return true;
}

export function surveyInvited(step: Step, call: Call, event: SurveyInvited): void {
  const { phase } = call;
  if (phase.kind !== 'talking' && phase.kind !== 'consulting') return;
  if (event.agentId !== undefined && event.agentId !== phase.talk.agentId) return;
  invite(step, call, phase);
}

/** The agent's part is over; if there is nothing to hand the caller to, she alone is told. */
export function invite(step: Step, call: Call, { talk }: InTalk): void {
  const refusal = surveyRefusal(step.floor, call);
  const survey = surveyOf(step.floor, talk);
  if (refusal !== null || !survey) {
    const prompt = refusal === 'already-consulting' ? 'transfer-not-now' : 'survey-not-here';
    return speak(step, call, { prompts: [prompt], leg: talk.legId, language: step.floor.rules.language });
  }
  endTalk(step, call, talk, 'agent', { isLegGone: false });
  startSurvey(step, call, { talk, survey, invited: true });
}

/** Null: the agent can hand her caller to the survey. Looks only; the API asks before it posts. */
export function surveyRefusal(floor: Floor, { phase }: Call): SurveyRefusal | null {
  if (phase.kind === 'consulting') return 'already-consulting';
  if (phase.kind !== 'talking') return 'not-talking';
  return surveyOf(floor, phase.talk) ? null : 'no-survey';
}

/** An agent's own outside call is of no queue. */
function surveyOf({ rules }: Floor, { queueId }: Talk): SurveyRule | null {
  return queueId === null ? null : (rules.queues.get(queueId)?.survey ?? null);
}

interface Start {
  readonly talk: Talk;
  readonly survey: SurveyRule;
  readonly invited: boolean;
}

function startSurvey(step: Step, call: Call, { talk, survey, invited }: Start): void {
  const { n, agentId, queueId } = talk;
  if (queueId === null) return;
  step.call(call.id, { type: 'SurveyStarted', n, queueId, agentId, invited, survey });
  ask(step, call, { survey, asked: 0, tries: 0 });
}

interface Asking extends Pick<SurveyPhase, 'survey' | 'asked' | 'tries'> {
  /** Said before the question. */
  readonly first?: string;
}

function ask(step: Step, call: Call, { survey, asked, tries, first }: Asking): void {
  const { id: question, kind, prompt } = questionAt({ survey, asked });
  step.call(call.id, { type: 'SurveyAsked', question, asked, tries });
  speak(step, call, {
    prompts: [...(first === undefined ? [] : [first]), prompt, ...(kind === 'spoken' ? ['tone'] : [])],
  });
}

/** The question is over, or could not be played. */
export function surveyListen(step: Step, call: Call, phase: SurveyPhase): void {
  if (questionAt(phase).kind === 'spoken') return record(step, call, phase);
  step.call(call.id, { type: 'SurveyListened', until: step.floor.now + phase.survey.timeoutMs });
}

export function surveyDigit(step: Step, call: Call, phase: SurveyPhase, digit: string): void {
  const { kind } = questionAt(phase);
  const { settledAt, keys, message } = phase;
  // While she speaks, `#` is Asterisk's to hear.
  if (message !== null || (settledAt !== null && step.floor.now - settledAt < lateKeyMs)) return;
  if (kind === 'spoken') {
    silence(step, call);
    return record(step, call, phase);
  }
  if (digit === '*') return ask(step, call, phase);
  if (digit === '#' && keys === '') return; // the end of a number that needed none
  const value = kind === 'score' ? scoreOf(digit) : npsOf(keys + digit);
  if (value === 'wrong') return missed(step, call, phase, 'menu-invalid');
  if (value !== 'unfinished') return answered(step, call, phase, { value });
  silence(step, call);
  step.call(call.id, { type: 'SurveyKeyed', keys: digit, until: step.floor.now + nextKeyMs });
}

const scoreOf = (digit: string) => (/^[1-5]$/.test(digit) ? Number(digit) : 'wrong');

/** Only a one may be the beginning of a ten. */
function npsOf(keys: string): number | 'unfinished' | 'wrong' {
  if (keys === '1') return 'unfinished';
  if (keys === '1#') return 1;
  return /^(\d|10)$/.test(keys) ? Number(keys) : 'wrong';
}

/** No key came, the second key of a ten did not, or the end of what was played or recorded got lost. */
export function surveyDeadline(step: Step, call: Call, phase: SurveyPhase): void {
  if (phase.message !== null) return spoken(step, call, phase, step.floor.now - phase.message.startedAt - graceMs);
  if (phase.keys !== '') return answered(step, call, phase, { value: Number(phase.keys) });
  if (call.playing === null) return missed(step, call, phase, 'menu-timeout');
  silence(step, call);
  surveyListen(step, call, phase);
}

function missed(step: Step, call: Call, phase: SurveyPhase, first: string): void {
  const tries = phase.tries + 1;
  if (tries >= phase.survey.tries) return endSurvey(step, call, phase, phase.answered);
  ask(step, call, { ...phase, tries, first });
}

function record(step: Step, call: Call, phase: SurveyPhase): void {
  const { id: callId, node } = call;
  const { silenceMs, longestMs: usualMs } = step.floor.rules.voicemail;
  const { longestMs = usualMs } = questionAt(phase);
  const id = messageId(callId, call.messages + 1);
  step.call(callId, { type: 'SurveyRecording', messageId: id, until: step.floor.now + longestMs + graceMs });
  const what = { messageId: id, longestMs, silenceMs };
  step.command({ type: 'RecordMessage', callId, node, legId: callerLeg(call), ...what });
}

export function surveyRecorded(step: Step, call: Call, phase: SurveyPhase, event: MessageRecorded): void {
  if (phase.message?.id !== event.messageId) return;
  spoken(step, call, phase, event.recorded ? event.durationMs : 0);
}

/** Asterisk would not record: the next question, if there is one. */
export function surveyNotRecorded(step: Step, call: Call, phase: SurveyPhase, subject: string): void {
  if (phase.message?.id === subject) spoken(step, call, phase, 0);
}

/** Nothing said is no answer, and not asked for again. */
function spoken(step: Step, call: Call, phase: SurveyPhase, durationMs: number): void {
  if (durationMs < shortestMs || !phase.message) return goOn(step, call, phase, phase.answered);
  answered(step, call, phase, { recording: phase.message.id });
}

interface Answer {
  readonly value?: number;
  readonly recording?: string;
}

function answered(step: Step, call: Call, phase: SurveyPhase, answer: Answer): void {
  noteAnswer(step, call, phase, answer);
  goOn(step, call, phase, phase.answered + 1);
}

function noteAnswer(step: Step, call: Call, phase: SurveyPhase, { value = null, recording = null }: NullableAnswer) {
  const { id: question, kind } = questionAt(phase);
  const { n, queueId, agentId } = phase;
  step.call(call.id, { type: 'SurveyAnswered', question, kind, value, recording, n, queueId, agentId });
}
type NullableAnswer = { readonly value?: number | null; readonly recording?: string | null };

function goOn(step: Step, call: Call, phase: SurveyPhase, answers: number): void {
  const asked = phase.asked + 1;
  if (asked >= phase.survey.questions.length) return endSurvey(step, call, phase, answers);
  ask(step, call, { survey: phase.survey, asked, tries: 0 });
}

function endSurvey(step: Step, call: Call, phase: SurveyPhase, answers: number): void {
  step.call(call.id, { type: 'SurveyEnded', result: resultOf(phase, answers) });
  const { thanks } = phase.survey;
  leave(step, call, { ...surveyEnding(phase), prompts: answers > 0 && thanks !== null ? [thanks] : [] });
}

/** She hung up, or the call has to end: what she has said so far stands. */
export function dropSurvey(step: Step, call: Call, phase: SurveyPhase): void {
  const { message } = phase;
  const isKept = message !== null && step.floor.now - message.startedAt >= shortestMs;
  if (isKept) noteAnswer(step, call, phase, { recording: message.id });
  step.call(call.id, { type: 'SurveyEnded', result: resultOf(phase, phase.answered + Number(isKept)) });
}

/** The talk's own end: whoever hangs up during the survey does not take it from the agent. */
export function surveyEnding({ invited }: SurveyPhase): Ending {
  return { outcome: 'answered', endedBy: 'agent', reason: invited ? 'handed-to-survey' : 'agent-hung-up' };
}

/** After a reconnect: what she heard of the question is lost; a recording goes on by itself. */
export function mendSurvey(step: Step, call: Call, phase: SurveyPhase): void {
  const isAsked = step.commands.some(({ type, callId }) => type === 'PlayPrompt' && callId === call.id);
  if (phase.message === null && !isAsked) ask(step, call, phase);
}

function resultOf({ survey }: SurveyPhase, answers: number): SurveyResult {
  if (answers === 0) return 'not-answered';
  return answers < survey.questions.length ? 'partly' : 'answered';
}

function questionAt({ survey, asked }: Pick<SurveyPhase, 'survey' | 'asked'>): SurveyQuestion {
  const question = survey.questions[asked];
  if (!question) throw new Error(`a survey without question ${asked}`);
  return question;
}
