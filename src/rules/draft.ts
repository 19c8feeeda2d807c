/** The rules file as far as it could be read: what the cross checks look at, and what the rules are built from. */
import type { z } from 'zod';
import type { Action } from '../core/action-rules';
import type { ActionId } from '../core/ids';
import type { Destination, Emergency } from '../core/rules';
import { action } from './action-schema';
import { destination, language } from './destination';
import { callbacksForm, type CallbacksShape } from './callback-schema';
import type { Entry } from './form';
import { hoursForm, holidayForm, type HolidayShape, type HoursShape } from './hours-schema';
import type { Problems } from './problems';
import { readForm, readValue } from './report';
import * as is from './scalars';
import { reportsForm } from './reports';
import { retentionForm, type RetentionShape } from './retention';
import { doNotRecord, recordingsForm, type RecordingsShape } from './recordings';
import * as schema from './schema';
import { transfersForm } from './transfer-form';
import { suggestion } from './nearest';
import { show } from './show';
import { webhookForm, type WebhookShape } from './webhooks';
import type { YamlMap, YamlValue } from './yaml-tree';

export interface MenuDraft {
  readonly form: Entry<schema.MenuShape>;
  /** Digit → where it leads; null: wrong, and said so. */
  readonly keys: ReadonlyMap<string, Destination | null>;
}
export interface Draft {
  readonly hotline: Entry<schema.HotlineShape>;
  readonly targets: Entry<schema.TargetsShape>;
  readonly trunks: ReadonlyMap<string, Entry<schema.TrunkShape>>;
  readonly hours: ReadonlyMap<string, Entry<HoursShape>>;
  /** Each a list of holidays. */
  readonly calendars: ReadonlyMap<string, readonly Entry<HolidayShape>[]>;
  readonly numbers: ReadonlyMap<string, schema.NumberShape | null>;
  /** Of numbers without one of their own; undefined: those have none; null: wrong, and said so. */
  readonly emergency: Emergency | null | undefined;
  readonly maxDepth: number | null;
  readonly menus: ReadonlyMap<string, MenuDraft>;
  readonly actions: ReadonlyMap<string, Action | null>;
  readonly queues: ReadonlyMap<string, Entry<schema.QueueShape>>;
  readonly agents: ReadonlyMap<string, Entry<schema.AgentShape>>;
  readonly offers: Entry<schema.OffersShape>;
  readonly languages: ReadonlyMap<string, Entry<schema.LanguageShape>>;
  readonly tiers: ReadonlyMap<string, Entry<schema.TierShape>>;
  readonly transfers: Entry<z.output<typeof transfersForm.whole>>;
  readonly callbacks: Entry<CallbacksShape> | null;
  readonly outside: Entry<schema.OutsideShape> | null;
  readonly voicemail: Entry<schema.VoicemailShape>;
  readonly fallback: Entry<schema.FallbackShape> | null;
  readonly doNotRecord: readonly string[] | null;
  readonly reports: Entry<z.output<typeof reportsForm.whole>> | null;
  readonly webhooks: ReadonlyMap<string, Entry<WebhookShape>>;
  readonly retention: Entry<RetentionShape> | null;
  readonly recordings: Entry<RecordingsShape> | null;
}

const sections = [
  ...['hotline', 'targets', 'trunks', 'hours', 'calendars', 'numbers', 'menus', 'actions', 'queues', 'agents'],
  ...['emergency', 'offers', 'languages', 'tiers', 'transfers', 'callbacks', 'outside', 'voicemail', 'fallback'],
  ...['doNotRecord', 'reports', 'webhooks', 'retention', 'recordings'],
];
const required = ['trunks', 'numbers', 'queues', 'agents'];
const defaultMaxDepth = '3';

type Read<T> = (value: YamlValue, path: readonly string[]) => T;
interface Key {
  readonly allowed: string;
  readonly pattern: { safeParse(value: unknown): { readonly success: boolean } };
}
const wordKey: Key = { allowed: 'a lower-case word such as repair or after-sales', pattern: is.word };
const agentKey: Key = { allowed: 'an agent number of 3 to 6 digits such as 8001', pattern: is.agentNumber };
const phoneKey: Key = { allowed: 'a number of 3 to 20 digits such as 95001', pattern: is.phoneNumber };
const languageKey: Key = { allowed: 'zh, en', pattern: language };
const digitKey: Key = {
  allowed: 'a digit 0–9 (* repeats and # goes back in every menu; they need no line)',
  pattern: is.matching('', /^\d$/),
};

/** Null when the text is no map at all; the problems say why. */
export function readDraft(problems: Problems): Draft | null {
  const root = problems.tree.value;
  if (root === null) return null;
  if (!isMap(root)) {
    problems.add([], `a map with the keys ${sections.join(', ')}`);
    return null;
  }
  for (const key of Object.keys(root)) {
    if (!sections.includes(key)) problems.add([key], `one of the keys ${suggestion(key, sections)}`, show(key));
  }
  for (const key of required) if (!(key in root)) problems.add([key], `a section ${key}: it is needed`);
  const { maxDepth, ...menus } = asMap(root.menus, ['menus'], problems);
  return {
    hotline: readForm(schema.hotlineForm, root.hotline ?? emptyMap(), ['hotline'], problems),
    targets: readForm(schema.targetsForm, root.targets ?? emptyMap(), ['targets'], problems),
    trunks: readMap(root, 'trunks', wordKey, problems, (v, path) => readForm(schema.trunkForm, v, path, problems)),
    hours: readMap(root, 'hours', wordKey, problems, (v, path) => readForm(hoursForm, v, path, problems)),
    calendars: readMap(root, 'calendars', wordKey, problems, (v, path) => readCalendar(v, path, problems)),
    numbers: readMap(root, 'numbers', phoneKey, problems, (v, path) => readValue(schema.number, v, path, problems)),
    emergency:
      root.emergency === undefined ? undefined : readValue(schema.emergency, root.emergency, ['emergency'], problems),
    maxDepth: readValue(is.wholeNumber(1, 5), maxDepth ?? defaultMaxDepth, ['menus', 'maxDepth'], problems),
    menus: readEntries(menus, ['menus'], wordKey, problems, (v, path) => readMenu(v, path, problems)),
    actions: readMap(root, 'actions', wordKey, problems, (v, path) => readAction(v, path, problems)),
    queues: readMap(root, 'queues', wordKey, problems, (v, path) => readForm(schema.queueForm, v, path, problems)),
    offers: readForm(schema.offersForm, root.offers ?? emptyMap(), ['offers'], problems),
    languages: readMap(root, 'languages', languageKey, problems, (v, path) =>
      readForm(schema.languageForm, v, path, problems),
    ),
    tiers: readMap(root, 'tiers', wordKey, problems, (v, path) => readForm(schema.tierForm, v, path, problems)),
    agents: readMap(root, 'agents', agentKey, problems, (v, path) => readForm(schema.agentForm, v, path, problems)),
    transfers: readForm(transfersForm, root.transfers ?? emptyMap(), ['transfers'], problems),
    callbacks: optional(root.callbacks, (v) => readForm(callbacksForm, v, ['callbacks'], problems)),
    outside: optional(root.outside, (v) => readForm(schema.outsideForm, v, ['outside'], problems)),
    voicemail: readForm(schema.voicemailForm, root.voicemail ?? emptyMap(), ['voicemail'], problems),
    doNotRecord: optional(root.doNotRecord, (v) => readValue(doNotRecord, v, ['doNotRecord'], problems)),
    reports: optional(root.reports, (v) => readForm(reportsForm, v, ['reports'], problems)),
    webhooks: readMap(root, 'webhooks', wordKey, problems, (v, path) => readForm(webhookForm, v, path, problems)),
    retention: optional(root.retention, (v) => readForm(retentionForm, v, ['retention'], problems)),
    recordings: optional(root.recordings, (v) => readForm(recordingsForm, v, ['recordings'], problems)),
    fallback: optional(root.fallback, (v) => readForm(schema.fallbackForm, v, ['fallback'], problems)),
  };
}

function readCalendar(value: YamlValue, path: readonly string[], problems: Problems): readonly Entry<HolidayShape>[] {
  if (Array.isArray(value) && value.length > 0)
    return value.map((v, i) => readForm(holidayForm, v, [...path, String(i)], problems));
  problems.add(
    path,
    'a list of holidays: lines such as - { name: 国庆节, off: 2026-10-01..2026-10-07, work: 2026-10-10 }',
  );
  return [];
}

function readMenu(value: YamlValue, path: readonly string[], problems: Problems): MenuDraft {
  const form = readForm(schema.menuForm, value, path, problems);
  const menu = isMap(value) ? value : emptyMap();
  if (Object.keys(menu).length > 0 && !('keys' in menu)) problems.add([...path, 'keys'], 'a map of digits');
  const keys = readMap(menu, 'keys', digitKey, problems, (v, at) => readValue(destination, v, at, problems), path);
  return { form, keys };
}

function readAction(value: YamlValue, path: readonly string[], problems: Problems): Action | null {
  const read = readValue(action, value, path, problems);
  return read && { ...read, id: (path.at(-1) ?? '') as ActionId };
}

function readMap<T>(
  parent: YamlMap,
  name: string,
  key: Key,
  problems: Problems,
  read: Read<T>,
  above: readonly string[] = [],
): Map<string, T> {
  const path = [...above, name];
  const map = asMap(parent[name], path, problems);
  if (isMap(parent[name]) && Object.keys(map).length === 0) problems.add(path, 'at least one entry');
  return readEntries(map, path, key, problems, read);
}

function readEntries<T>(
  map: YamlMap,
  path: readonly string[],
  key: Key,
  problems: Problems,
  read: Read<T>,
): Map<string, T> {
  const entries = new Map<string, T>();
  for (const [name, value] of Object.entries(map)) {
    if (!key.pattern.safeParse(name).success) problems.add([...path, name], key.allowed, show(name));
    entries.set(name, read(value, [...path, name]));
  }
  return entries;
}

function asMap(value: YamlValue | undefined, path: readonly string[], problems: Problems): YamlMap {
  if (value === undefined) return emptyMap();
  if (isMap(value)) return value;
  problems.add(path, 'a map: one entry on each line below it');
  return emptyMap();
}

const isMap = (value: YamlValue | undefined): value is YamlMap => typeof value === 'object' && !Array.isArray(value);
const optional = <T>(value: YamlValue | undefined, read: (value: YamlValue) => T) =>
  value === undefined ? null : read(value);
const emptyMap = () => Object.create(null) as YamlMap;
