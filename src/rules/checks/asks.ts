/** What calls ask for beside their queue can be had, and each number has one tier. */
import type { Draft } from '../draft';
import { suggestion } from '../nearest';
import type { Path, Problems } from '../problems';
import { everyDestination } from './references';

type Skills = Readonly<Record<string, number>>;

export function checkAsks(draft: Draft, problems: Problems): void {
  const best = bestLevels(draft);
  for (const [path, skills] of best ? [...askedBeside(draft), ...relaxed(draft)] : [])
    for (const [skill, level] of Object.entries(skills)) {
      const highest = best?.get(skill) ?? 0;
      if (highest >= level) continue;
      const allowed = `a skill and level that at least one agent has: ${suggestion(skill, best?.keys() ?? [])}`;
      problems.add([...path, 'skills', skill], allowed, `no agent with ${skill} ≥ ${level}`);
    }
  checkTiers(draft, problems);
  checkRings(draft, problems);
}

/** Skills that numbers, keys, destinations and languages ask for, with where they stand. */
export function* askedBeside(draft: Draft): Generator<readonly [Path, Skills]> {
  for (const [path, to] of everyDestination(draft)) if ('adds' in to && to.adds) yield [path, to.adds.skills];
  for (const [id, language] of draft.languages)
    if (language.part.skills) yield [['languages', id], language.part.skills];
}

/** A step that asks for what nobody has would keep callers from everybody for the rest of their wait. */
function* relaxed(draft: Draft): Generator<readonly [Path, Skills]> {
  for (const [id, { part }] of draft.queues)
    for (const [i, step] of (part.relax ?? []).entries()) yield [['queues', id, 'relax', String(i)], step.skills];
}

/** Null when an agent could not be read. */
function bestLevels(draft: Draft): ReadonlyMap<string, number> | null {
  const best = new Map<string, number>();
  for (const { part } of draft.agents.values()) {
    if (!part.skills) return null;
    for (const [skill, level] of Object.entries(part.skills)) best.set(skill, Math.max(level, best.get(skill) ?? 0));
  }
  return best;
}

function checkTiers(draft: Draft, problems: Problems): void {
  const owner = new Map<string, string>();
  for (const [id, tier] of draft.tiers)
    tier.part.numbers?.forEach((number, i) => {
      const other = owner.get(number);
      if (other !== undefined) problems.add(['tiers', id, 'numbers', String(i)], `a number once: it is in ${other}`);
      owner.set(number, id);
    });
}

/** Another phone cannot join at a ring that never comes. */
function checkRings(draft: Draft, problems: Problems): void {
  for (const [id, { part }] of draft.queues) {
    const rings = part.rings ?? draft.targets.part.rings;
    if (part.joinAtRing === undefined || rings === undefined || part.joinAtRing <= rings) continue;
    problems.add(['queues', id, 'joinAtRing'], `a ring that is heard: at most ${rings} (rings)`);
  }
}
