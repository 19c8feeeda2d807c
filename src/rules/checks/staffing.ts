/** Every queue has someone who could answer it, and no skill is a slip of the pen. */
import { askedBeside } from './asks';
import type { Draft } from '../draft';
import { suggestion } from '../nearest';
import type { Problems } from '../problems';

type Skills = Readonly<Record<string, number>>;

export function checkStaffing(draft: Draft, problems: Problems): void {
  for (const [id, queue] of draft.queues) {
    const skills = queue.part.skills;
    if (skills && Object.keys(skills).length === 0) problems.add(['queues', id, 'skills'], 'at least one skill');
    if (queue.part.callbackKey && !draft.callbacks) {
      problems.add(['queues', id, 'callbackKey'], 'off, or a section callbacks that says how customers are rung');
    }
  }
  const queues = complete([...draft.queues].map(([id, queue]) => [id, queue.part.skills]));
  const agents = complete([...draft.agents].map(([id, agent]) => [id, agent.part.skills]));
  if (!queues || !agents) return;
  checkQueues(queues, agents, problems);
  const relaxed = [...draft.queues].flatMap(([id, queue]) =>
    (queue.part.relax ?? []).map((step) => [id, step.skills] as const),
  );
  const beside = [...askedBeside(draft)].map(([, skills]) => ['', skills] as const);
  checkAgents([...queues, ...relaxed, ...beside], agents, problems);
}

function checkQueues(queues: readonly (readonly [string, Skills])[], agents: typeof queues, problems: Problems): void {
  const holders = new Map<string, Skills[]>();
  for (const [, skills] of agents) {
    for (const skill of Object.keys(skills)) {
      const list = holders.get(skill);
      if (list) list.push(skills);
      else holders.set(skill, [skills]);
    }
  }
  for (const [id, wanted] of queues) {
    const needs = Object.entries(wanted);
    const lists = needs.map(([skill]) => holders.get(skill) ?? []).sort((a, b) => a.length - b.length);
    const able = lists[0]?.some((skills) => needs.every(([skill, least]) => (skills[skill] ?? 0) >= least));
    if (able || needs.length === 0) continue;
    const text = needs.map(([skill, least]) => `${skill} ≥ ${least}`).join(', ');
    problems.add(['queues', id, 'skills'], 'skills and levels that at least one agent has', `no agent with ${text}`);
  }
}

function checkAgents(queues: readonly (readonly [string, Skills])[], agents: typeof queues, problems: Problems): void {
  const asked = new Set(queues.flatMap(([, skills]) => Object.keys(skills)));
  for (const [id, skills] of agents) {
    for (const skill of Object.keys(skills)) {
      if (asked.has(skill)) continue;
      problems.add(
        ['agents', id, 'skills', skill],
        `a skill that a queue asks for: ${suggestion(skill, asked)}`,
        `'${skill}'`,
      );
    }
  }
}

/** Null when an entry could not be read: what it lacks must not be blamed on the others. */
function complete(
  entries: readonly (readonly [string, Skills | undefined])[],
): readonly (readonly [string, Skills])[] | null {
  const known: (readonly [string, Skills])[] = [];
  for (const [id, skills] of entries) {
    if (!skills) return null;
    known.push([id, skills]);
  }
  return known;
}
