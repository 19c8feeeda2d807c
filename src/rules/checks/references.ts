/** Whatever a line names must exist: queues, menus, trunks, agents, skills, prompts. */
import { promptsOfAction, waysOn } from '../../core/action-rules';
import type { Destination } from '../../core/rules';
import { waysOf } from '../../core/ways';
import { closedByDefault } from '../build-hours';
import type { Draft } from '../draft';
import type { RulesOptions } from '../load-rules';
import { suggestion } from '../nearest';
import type { Path, Problems } from '../problems';
import type { QueueShape } from '../schema';
import { surveySentences } from '../surveys';

const needsSound = 'a prompt that has its sound: npx hotline prompts build, or a recording in sounds/recorded';

const callbackAllowed =
  'a callback behind a key of a menu, or as the overflow of a queue that is open; and a section callbacks';

/** Without `promptIds` prompts are not checked. */
export function checkReferences(draft: Draft, problems: Problems, { promptIds, soundless }: RulesOptions): void {
  const refuse = (path: Path, name: string, kind: string, known: Iterable<string>) =>
    problems.add(path, `${kind} of this file: ${suggestion(name, known)}`);
  const needPrompt = (path: Path, id: string | null | undefined) => {
    if (!promptIds || typeof id !== 'string') return;
    if (!promptIds.has(id)) problems.add(path, `a prompt of sounds/prompts.yaml: ${suggestion(id, promptIds)}`);
    else if (soundless?.has(id)) problems.add(path, needsSound);
  };
  for (const [path, to] of everyWay(destinations(draft)))
    checkDestination(draft, problems, path, to, { refuse, needPrompt });
  for (const [path, id] of sentences(draft)) needPrompt(path, id);
  for (const [id, queue] of draft.queues) {
    queue.part.order?.forEach((name, i) => {
      if (!draft.agents.has(name)) refuse(['queues', id, 'order', String(i)], name, 'an agent', draft.agents.keys());
    });
  }
  for (const section of ['callbacks', 'outside'] as const)
    draft[section]?.part.trunks?.forEach((name, i) => {
      if (!draft.trunks.has(name)) refuse([section, 'trunks', String(i)], name, 'a trunk', draft.trunks.keys());
    });
  draft.fallback?.part.agents?.forEach((name, i) => {
    if (!draft.agents.has(name)) refuse(['fallback', 'agents', String(i)], name, 'an agent', draft.agents.keys());
  });
}

/** Every sentence a line names by itself. */
function* sentences(draft: Draft): Generator<readonly [Path, string | null | undefined]> {
  yield [['emergency', 'prompt'], draft.emergency?.prompt];
  for (const [number, to] of draft.numbers) yield [['numbers', number, 'emergency', 'prompt'], to?.emergency?.prompt];
  for (const [number, to] of draft.numbers) yield [['numbers', number, 'notice', 'prompt'], to?.notice?.prompt];
  for (const [id, menu] of draft.menus) yield [['menus', id, 'prompt'], menu.form.part.prompt];
  for (const [id, { part }] of draft.queues) {
    yield [['queues', id, 'welcome'], part.welcome];
    yield [['queues', id, 'notice', 'prompt'], part.notice?.prompt];
    yield [['queues', id, 'comfort', 'prompt'], part.comfort?.prompt];
    for (const [path, prompt] of surveySentences(part.survey)) yield [['queues', id, 'survey', ...path], prompt];
  }
  for (const [id, action] of draft.actions)
    for (const [path, prompt] of action ? promptsOfAction(action) : [])
      yield [['actions', id, ...(path[0] === 'prompt' ? ['collect'] : []), ...path], prompt];
}

/** Every destination of the file, those behind others too, with where it stands. */
export const everyDestination = (draft: Draft) => everyWay(destinations(draft));

interface Tools {
  readonly refuse: (path: Path, name: string, kind: string, known: Iterable<string>) => void;
  readonly needPrompt: (path: Path, id: string | null | undefined) => void;
}

function checkDestination(
  draft: Draft,
  problems: Problems,
  path: Path,
  to: Destination,
  { refuse, needPrompt }: Tools,
) {
  if (to.kind === 'agent' && !draft.agents.has(to.agentId))
    refuse([...path, 'agent'], to.agentId, 'an agent', draft.agents.keys());
  if ('queueId' in to && to.queueId !== null && !draft.queues.has(to.queueId)) {
    refuse([...path, to.kind === 'agent' ? 'queue' : to.kind], to.queueId, 'a queue', draft.queues.keys());
  } else if (to.kind === 'callback' && !(draft.callbacks && isAsked(path))) {
    problems.add([...path, 'callback'], callbackAllowed);
  } else if (to.kind === 'menu' && !draft.menus.has(to.menuId)) {
    refuse([...path, 'menu'], to.menuId, 'a menu', draft.menus.keys());
  } else if (to.kind === 'action' && !draft.actions.has(to.actionId)) {
    refuse([...path, 'action'], to.actionId, 'an action', draft.actions.keys());
  } else if (to.kind === 'hang-up') {
    needPrompt([...path, 'hangUp'], to.prompt);
  }
}

/** Those behind a destination, too. */
export function* everyWay(ways: Iterable<readonly [Path, Destination]>): Generator<readonly [Path, Destination]> {
  for (const [path, first] of ways)
    for (const [depth, to] of waysOf(first).entries()) yield [[...path, ...Array<string>(depth).fill('otherwise')], to];
}

/** Only her key press is consent to be called back. */
const isAsked = (path: Path) =>
  path[0] !== 'numbers' && path[0] !== 'actions' && !path.includes('closed') && !path.includes('otherwise');

/** Every way a call can be led, with where it stands in the file. */
export function* destinations(draft: Draft): Generator<readonly [Path, Destination]> {
  for (const [number, to] of draft.numbers) {
    if (to) yield [['numbers', number], to.destination];
    if (to?.emergency) yield [['numbers', number, 'emergency'], to.emergency.destination];
    if (to?.hours) yield [['numbers', number, 'closed'], to.closed ?? closedByDefault];
  }
  if (draft.emergency) yield [['emergency'], draft.emergency.destination];
  for (const [id, menu] of draft.menus) {
    for (const [digit, to] of menu.keys) if (to) yield [['menus', id, 'keys', digit], to];
    if (menu.form.part.otherwise) yield [['menus', id, 'otherwise'], menu.form.part.otherwise];
  }
  for (const [id, action] of draft.actions)
    for (const [path, to] of action ? waysOn(action) : []) yield [['actions', id, ...path], to];
  for (const [id, { part }] of draft.queues) {
    yield* overflows(id, part.overflow);
    if (part.hours && !part.overflow?.closed) yield [['queues', id, 'overflow', 'closed'], closedByDefault];
  }
}

/** Every way out of a queue, with where it stands in the file. */
export function* overflows(
  queueId: string,
  overflow: QueueShape['overflow'] | undefined,
): Generator<readonly [Path, Destination]> {
  const at = (...rest: string[]) => ['queues', queueId, 'overflow', ...rest];
  if (overflow?.full) yield [at('full', 'to'), overflow.full.to];
  if (overflow?.predicted) yield [at('predicted', 'to'), overflow.predicted.to];
  if (overflow?.nobodyLoggedIn) yield [at('nobodyLoggedIn'), overflow.nobodyLoggedIn];
  if (overflow?.nobodyReady) yield [at('nobodyReady'), overflow.nobodyReady];
  if (overflow?.waited) yield [at('waited', 'to'), overflow.waited.to];
  if (overflow?.closed) yield [at('closed'), overflow.closed];
}
