/** Where a call goes: a menu, a queue, or a goodbye. */
import { enterAction } from './action';
import { turnedAwayTo } from './admission';
import { markOf } from './asks';
import { presenceOf } from './agent';
import { hasCaller, type Call, type Talk } from './call';
import type { Visit } from './visit';
import { closedTo } from './opening';
import { forward } from './forward';
import { unreachable, type Language, type MenuId, type PromptId, type QueueId } from './ids';
import type { EndedBy, Outcome, VisitExit } from './journal';
import { askForCallback, offerCallback } from './callback-wish';
import { callerLeg, holdMusic, returnToDialplan, silence, speak } from './playing';
import { entryInto, type QueueEntry } from './queue-entry';
import type { AgentDestination, Destination } from './rules';
import type { Step } from './step';
import { noticeFirst } from './recorded';
import { enterVoicemail } from './voicemail';

/** A goodbye is over by then, whatever the telephone does. */
const goodbyeLimitMs = 60_000;
/** The rules' checks refuse chains that loop; rules changed under a caller's feet may still lead in a circle. */
const mostOverflows = 10;

/** Why a call ended that nobody talked to, by its outcome. */
const reasons: Readonly<Partial<Record<Outcome, string>>> = { self_served: 'menu-ended', closed: 'closed' };

/** `outcome`: of a call that ends there without anybody having talked to her. `first`: said before anything else is. */
export function route(
  step: Step,
  call: Call,
  to: Destination,
  outcome: Outcome = 'self_served',
  first?: PromptId,
): void {
  const mark = markOf(call, to);
  if (mark) step.call(call.id, { type: 'CallMarked', ...mark });
  if (mark) step.commit();
  if ((to.kind === 'queue' || to.kind === 'agent') && noticeFirst(step, call, to, first)) return;
  switch (to.kind) {
    case 'menu': {
      const language = choose(step, call, to.language);
      return enterMenu(step, call, { menuId: to.menuId, path: pathTo(call, to.menuId), tries: 0, language, first });
    }
    case 'queue':
      return enterQueue(step, call, { queueId: to.queueId, language: choose(step, call, to.language), first });
    case 'outside':
      return forward(step, call, to.number, outcome);
    case 'voicemail':
      return enterVoicemail(step, call, to.queueId, choose(step, call, to.language));
    case 'action':
      return enterAction(step, call, to.actionId, { outcome, first });
    case 'callback':
      return askedInMenu(step, call, to.queueId);
    case 'hang-up':
      return leave(step, call, {
        outcome,
        endedBy: 'hotline',
        reason: reasons[outcome] ?? 'overflowed',
        prompts: [first, to.prompt].filter((prompt) => prompt !== null && prompt !== undefined),
      });
    case 'agent':
      return routeToAgent(step, call, to, outcome);
    default:
      return unreachable(to);
  }
}

/** Her own number: whoever cannot be taken goes on at once. */
function routeToAgent(step: Step, call: Call, to: AgentDestination, outcome: Outcome): void {
  const { agentId, waitMs, otherwise } = to;
  const agent = step.floor.agents.get(agentId);
  if (!agent?.registered || presenceOf(agent) !== 'at-work') return route(step, call, otherwise, outcome);
  const language = choose(step, call, to.language);
  const preferred = { agentId, until: step.floor.now + waitMs, otherwise };
  enterQueue(step, call, { queueId: to.queueId ?? defaultQueue(step), language, preferred });
}

/** The key is her consent; should it not be possible she waits like everybody. */
function askedInMenu(step: Step, call: Call, queueId: QueueId): void {
  enterQueue(step, call, { queueId, key: step.floor.now, quietly: true });
  step.commit();
  if (call.phase.kind === 'waiting') askForCallback(step, call, call.phase.visit, queueId);
}

function choose(step: Step, call: Call, language: Language | null): Language {
  if (language === null || language === call.language) return call.language;
  step.call(call.id, { type: 'LanguageChosen', language });
  return language;
}

/** A menu already on the way is gone back to, so that a path never loops. */
function pathTo(call: Call, menuId: MenuId): readonly MenuId[] {
  const path = call.phase.kind === 'menu' || call.phase.kind === 'acting' ? call.phase.path : [];
  const known = path.indexOf(menuId);
  return known < 0 ? [...path, menuId] : path.slice(0, known + 1);
}

export interface MenuEntry {
  readonly menuId: MenuId;
  readonly path: readonly MenuId[];
  readonly tries: number;
  readonly language?: Language;
  /** Said before the menu's own sentence. */
  readonly first?: PromptId | undefined;
}

export function enterMenu(step: Step, call: Call, to: MenuEntry): void {
  const menu = step.floor.rules.menus.get(to.menuId);
  if (!menu) return enterQueue(step, call, { queueId: defaultQueue(step) });
  step.call(call.id, { type: 'MenuEntered', menuId: to.menuId, path: to.path, tries: to.tries });
  const prompts = to.first === undefined ? [menu.prompt] : [to.first, menu.prompt];
  speak(step, call, { prompts, language: to.language ?? call.language });
}

export function enterQueue(step: Step, call: Call, to: QueueEntry): void {
  const known = step.floor.rules.queues.get(to.queueId);
  const queueId = known ? to.queueId : defaultQueue(step);
  const rule = known ?? step.floor.rules.queues.get(queueId);
  step.call(call.id, entryInto(step.floor, call, queueId, to));
  if (!hasCaller(call)) return;
  if (to.key === undefined && !to.preferred && isTurnedAway(step, call, queueId)) return;
  const prompts = to.quietly
    ? []
    : [to.first, rule?.welcome].filter((prompt) => prompt !== null && prompt !== undefined);
  if (prompts.length > 0) return speak(step, call, { prompts, language: to.language ?? call.language });
  silence(step, call);
  holdMusic(step, call);
}

/** The queue is closed, full or deserted: she is sent on, or spoken to, and need not be welcomed. */
function isTurnedAway(step: Step, call: Call, queueId: QueueId): boolean {
  step.commit();
  const queue = step.floor.queues.get(queueId);
  if (!queue || call.phase.kind !== 'waiting') return false;
  const { visit } = call.phase;
  const closed = closedTo(step, call, { place: 'queue', id: queueId, opening: queue.rule.opening });
  const instead = closed ?? turnedAwayTo(step.floor, queue, call, visit);
  if (!instead) return false;
  if (instead.kind === 'callback') return offerCallback(step, call, visit, instead.queueId);
  overflow(step, call, visit, instead, closed ? 'closed' : 'overflowed_out');
  return true;
}

/** The queue sends her on. `outcome`: as for `route`. */
export function overflow(
  step: Step,
  call: Call,
  visit: Visit,
  to: Destination,
  outcome: Outcome = 'overflowed_out',
): void {
  if (to.kind === 'callback') return void offerCallback(step, call, visit, to.queueId);
  leaveQueue(step, call, visit, 'overflowed');
  step.commit();
  if (call.overflows < mostOverflows) return route(step, call, to, outcome);
  const busy = {
    outcome: 'overflowed_out',
    endedBy: 'hotline',
    reason: 'overflow-loop',
    prompts: ['system-busy'],
  } as const;
  leave(step, call, busy);
}

/** `at`: when she left it, if that was before now. */
export function leaveQueue(step: Step, call: Call, visit: Visit, exit: VisitExit, at = step.floor.now): void {
  const { n, queueId, enteredAt } = visit;
  step.call(call.id, { type: 'QueueLeft', visit: n, queueId, exit, waitMs: at - enteredAt });
}

/** A queue the operators removed holds nobody: who was in it goes on in the first one, with her place. */
export function leaveRemovedQueue(step: Step, call: Call, visit: Visit): void {
  const { queueId, key } = visit;
  if (step.floor.rules.queues.has(queueId)) return;
  leaveQueue(step, call, visit, 'overflowed');
  enterQueue(step, call, { queueId, key, quietly: true });
}

/** Serves callers whose queue or menu the operators removed while they were in it: the first queue of the rules. */
export function defaultQueue(step: Step): QueueId {
  const [first] = step.floor.rules.queues.keys();
  if (first === undefined) throw new Error('rules without a queue');
  return first;
}

/** Whoever was handed on has talked to an agent: that stands, whatever becomes of her afterwards. */
export const wasAnswered = (call: Call): boolean => call.measures.transfers > 0;

/** Whose rules hold when a talk is handed on; an agent's own outside call came through none. */
export function queueOf(step: Step, { queueId }: Pick<Talk, 'queueId'>): QueueId {
  return queueId ?? defaultQueue(step);
}

export interface Goodbye {
  readonly outcome: Outcome;
  readonly endedBy: EndedBy;
  readonly reason: string;
  readonly prompts: readonly PromptId[];
}

/** Says the sentences, then the dialplan hangs up; the call ends when the caller's leg is gone. */
export function leave(step: Step, call: Call, goodbye: Goodbye): void {
  const { endedBy, reason, prompts } = goodbye;
  const outcome = wasAnswered(call) ? 'answered' : goodbye.outcome;
  step.call(call.id, { type: 'Leaving', outcome, endedBy, reason, until: step.floor.now + goodbyeLimitMs });
  if (prompts.length > 0) speak(step, call, { prompts });
  else silence(step, call);
  returnToDialplan(step, call, callerLeg(call));
}
