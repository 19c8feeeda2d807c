/** Whether everything that may have to be said can be said: asked at start, so that no call meets silence. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promptsOfAction, waysOn } from '../core/action-rules';
import { corePrompts } from '../core/speak';
import type { PromptId } from '../core/ids';
import type { Destination, KeyAction, Rules } from '../core/rules';
import { waysOf } from '../core/ways';
import { languages } from './prompt-sources';
import { spokenNames } from './spoken-names';

/** Files that are missing or empty, relative to `promptsDir` (`zh/menu-main.alaw`); none is good. */
export function checkPrompts(promptsDir: string, ids: Iterable<PromptId>): string[] {
  const files = [...new Set(ids)].flatMap((id) =>
    languages.flatMap((language) => [`${language}/${id}.alaw`, `${language}/${id}.ulaw`]),
  );
  return [...files, 'moh/calm.alaw', 'moh/calm.ulaw'].filter((file) => {
    const found = statSync(join(promptsDir, file), { throwIfNoEntry: false });
    return !found || found.size === 0;
  });
}

/** Every sentence these rules can lead to, with the core's own and the agents' names. */
export function requiredPrompts(rules: Rules): PromptId[] {
  const menus = [...rules.menus.values()];
  const queues = [...rules.queues.values()];
  const actions = [...(rules.actions?.values() ?? [])];
  const emergencies = [rules.emergency, ...[...rules.numbers.values()].map(({ emergency }) => emergency)];
  const destinations = [
    ...emergencies.map((emergency) => emergency?.destination),
    ...[...rules.numbers.values()].flatMap(({ destination, opening }) => [destination, opening?.closed]),
    ...actions.flatMap((action) => waysOn(action).map(([, to]) => to)),
    ...menus.flatMap((menu) => [menu.otherwise, ...menu.keys.values()]),
    ...queues.flatMap(({ overflow: { full, predicted, nobodyLoggedIn, nobodyReady, waited }, opening }) => [
      full?.to,
      predicted?.to,
      nobodyLoggedIn,
      nobodyReady,
      waited?.to,
      opening?.closed,
    ]),
  ].filter((to) => to !== null && to !== undefined);
  const ids = [
    ...corePrompts,
    ...emergencies.map((emergency) => emergency?.prompt ?? null),
    ...menus.map((menu) => menu.prompt),
    ...actions.flatMap((action) => promptsOfAction(action).map(([, prompt]) => prompt)),
    ...[...rules.numbers.values(), ...queues].map(({ notice }) => notice?.prompt ?? null),
    ...queues.flatMap((queue) => [queue.welcome, queue.comfort?.prompt ?? null]),
    ...queues.flatMap(({ survey }) => (survey ? [survey.thanks, ...survey.questions.map(({ prompt }) => prompt)] : [])),
    ...destinations.flatMap(promptsOf),
    ...spokenNames(rules).keys(),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

function promptsOf(destination: Destination | KeyAction): readonly PromptId[] {
  if (destination.kind === 'repeat' || destination.kind === 'back') return [];
  return waysOf(destination).flatMap((way) => (way.kind === 'hang-up' && way.prompt !== null ? [way.prompt] : []));
}
