/** The shape of `config/hotline.yaml`, key by key. What keys have to do with one another is checked in `checks/`. */
import { z } from 'zod';
import { serviceLevelFormulas } from '../core/kpi/service-level';
import type { Emergency } from '../core/rules';
import { destination, destinationKeys, destinationOf, headStart, skillLevels } from './destination';
import { form, keysOnly } from './form';
import { locales } from './locales';
import * as is from './scalars';
import { announcements, whisper } from './sayings';
import { notice } from './recordings';
import { survey } from './surveys';

const secret = keysOnly({ file: is.secretFile });

export const hotlineForm = form({
  name: is.title,
  locale: is.oneOf(...locales.keys()),
  timeZone: is.timeZone,
});

export const targetsForm = form({
  rings: is.wholeNumber(1, 20).default(3),
  ringCycle: is.duration('1s', '15s').optional(),
  unreachable: is.duration('500ms', '30s').default(3_000),
  serviceLevel: keysOnly({
    formula: is.oneOf(...serviceLevelFormulas).default('connect-rate-15s'),
    within: is.duration('1s', '10m').default(15_000),
  }).default({ formula: 'connect-rate-15s', within: 15_000 }),
  maxWait: is.duration('1s', '24h').default(60_000),
  maxHold: is.durationOrOff('5s', '1h').default(120_000),
  shortAbandon: is.duration('0s', '1m').default(5_000),
});

const server = is.scalar('a host with or without port such as sip.example.cn:5060', (text) => {
  const [, port = '1'] = /^(?=.{1,120}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::(\d{1,5}))?$/.exec(text) ?? [
    ,
    '0',
  ];
  return Number(port) >= 1 && Number(port) <= 65_535 ? text : undefined;
});

const addressesAllowed = 'a list of addresses such as [203.0.113.7, 203.0.113.8]';

export const trunkForm = form({
  address: is.address.optional(),
  addresses: z.array(is.address, { error: addressesAllowed }).min(1, { error: addressesAllowed }).optional(),
  port: is.wholeNumber(1, 65_535).default(5060),
  register: keysOnly({
    server,
    username: is.matching('a user name of letters, digits and . _ + - @', /^[\w.+@-]{1,64}$/),
    secret,
  }).optional(),
});

/** `{ prompt: emergency-notice, queue: general, priority: true }` */
export const emergency = keysOnly({
  ...destinationKeys,
  prompt: is.promptOrOff.default(null),
  priority: is.flag.default(false),
}).transform(({ prompt, priority, ...to }, context): Emergency => {
  return { prompt, destination: destinationOf(to, context), priority };
});

/** Language, target and hours share one map: `{ menu: main, language: en, hours: office }`. */
export const number = keysOnly({
  ...destinationKeys,
  hours: is.word.optional(),
  closed: destination.optional(),
  emergency: emergency.optional(),
  notice: notice.optional(),
}).transform(({ hours, closed, emergency: ownEmergency, notice: own, ...to }, context) => {
  return { destination: destinationOf(to, context), hours, closed, emergency: ownEmergency, notice: own };
});

export const menuForm = form({
  prompt: is.prompt,
  // Read key by key (see read-rules), so that one wrong key does not hide the others.
  keys: z.unknown(),
  timeout: is.duration('1s', '1m').default(5_000),
  tries: is.wholeNumber(1, 10).default(3),
  otherwise: destination,
});

const passedOver = is.scalar('not-ready, or a duration such as 30s (from 1s to 1h)', (text) => {
  const ms = text === 'not-ready' ? null : is.parseDuration(text);
  return ms === null || (ms !== undefined && ms >= 1_000 && ms <= 3_600_000) ? ms : undefined;
});
/** Not-ready until she says otherwise, or ready again by herself after so long. */
export const offersForm = form({
  noAnswer: passedOver.default(null),
  refused: passedOver.default(null),
  busy: passedOver.default(null),
  unreachable: passedOver.default(null),
});

export const languageForm = form({ headStart: headStart.optional(), skills: skillLevels.optional() });

const listOfNumbers = 'a list of numbers, or of how they begin, such as ["13800001111", "0108888"]';

export const tierForm = form({
  headStart,
  numbers: z
    .array(is.matching('a number, or how numbers begin, of 3 to 20 digits', /^\+?\d{3,20}$/), { error: listOfNumbers })
    .min(1, { error: listOfNumbers }),
});

export const queueForm = form({
  name: is.title,
  extension: is
    .scalar('a number of 2 to 6 digits such as 7001, or off', (text) =>
      text === 'off' ? null : /^\d{2,6}$/.test(text) ? text : undefined,
    )
    .default(null),
  skills: skillLevels,
  // Read step by step (see relax), so that one wrong step does not hide the others.
  relax: z
    .array(
      keysOnly({
        after: is.duration('1s', '1h'),
        skills: skillLevels,
        ownSkills: is.oneOf('keep', 'drop').default('keep'),
      }),
      {
        error: 'a list of steps such as [{ after: 20s, skills: { repair: 3 } }]',
      },
    )
    .default([]),
  headStart: headStart.default(0),
  rings: is.wholeNumber(1, 20).optional(),
  weight: is.wholeNumber(1, 100).default(1),
  redial: is.duration('0s', '1h').default(0),
  lastAgent: keysOnly({ within: is.duration('1m', '90d'), wait: is.duration('1s', '10m') }).optional(),
  overflow: keysOnly({
    full: keysOnly({ waiting: is.wholeNumber(0, 100_000), to: destination }).optional(),
    predicted: keysOnly({ longerThan: is.duration('1s', '24h'), to: destination }).optional(),
    nobodyLoggedIn: destination.optional(),
    nobodyReady: destination.optional(),
    waited: keysOnly({ after: is.duration('1s', '24h'), to: destination }).optional(),
    closed: destination.optional(),
  }).default({}),
  hours: is.word.optional(),
  atClose: is.oneOf('serve', 'leave').default('serve'),
  agent: is
    .oneOf('longest-idle', 'best-level', 'round-robin', 'fewest-calls', 'fixed-order', 'random', 'ring-all')
    .default('longest-idle'),
  joinAtRing: is.wholeNumber(2, 20).optional(),
  order: z.array(is.agentNumber, { error: 'a list of agents such as [8003, 8001]' }).default([]),
  idle: is
    .oneOf('since-last-call', 'since-ready', 'since-last-inbound-call', 'least-occupied-today')
    .default('since-last-call'),
  wrapUp: is.duration('0s', '1h').default(15_000),
  wrapUpExtend: is.durationOrOff('0s', '30m').default(30_000),
  wrapUpMost: is.duration('0s', '2h').optional(),
  maxHold: is.durationOrOff('5s', '1h').optional(),
  announce: is.oneOf('number', 'name', 'both', 'off').default('number'),
  record: is.flag.default(true),
  welcome: is.promptOrOff.default(null),
  comfort: keysOnly({ prompt: is.prompt, every: is.duration('5s', '10m') }).optional(),
  announcements: announcements.optional(),
  whisper: whisper.optional(),
  voicemail: keysOnly({
    longest: is.duration('10s', '10m').optional(),
    silence: is.duration('2s', '30s').optional(),
  }).optional(),
  survey: survey.optional(),
  notice: notice.optional(),
  callbackKey: is
    .scalar('a digit such as 9, or off', (text) => (text === 'off' ? null : /^\d$/.test(text) ? text : undefined))
    .default(null),
});

export const agentForm = form({ name: is.title, skills: skillLevels, secret: secret.optional() });

export const outsideForm = form({
  prefix: is.matching('1 to 4 digits such as 9', /^\d{1,4}$/).default('9'),
  allow: is.numberPattern,
  trunks: z.array(is.word, { error: 'a list of trunks such as [demo]' }),
  callerId: is.phoneNumber,
  ring: is.duration('5s', '2m').default(45_000),
  wrapUp: is.duration('0s', '1h').default(15_000),
  record: is.flag.default(true),
});

export const voicemailForm = form({
  longest: is.duration('10s', '10m').default(120_000),
  silence: is.duration('2s', '30s').default(5_000),
  timeout: is.duration('2s', '30s').optional(),
  tries: is.wholeNumber(1, 10).optional(),
});

export const fallbackForm = form({
  agents: z.array(is.agentNumber, { error: 'a list of agents such as [8001, 8002]' }),
});

export type NumberShape = z.output<typeof number>;
export type OffersShape = z.output<typeof offersForm.whole>;
export type LanguageShape = z.output<typeof languageForm.whole>;
export type TierShape = z.output<typeof tierForm.whole>;
export type MenuShape = z.output<typeof menuForm.whole>;
export type QueueShape = z.output<typeof queueForm.whole>;
export type AgentShape = z.output<typeof agentForm.whole>;
export type TrunkShape = z.output<typeof trunkForm.whole>;
export type HotlineShape = z.output<typeof hotlineForm.whole>;
export type TargetsShape = z.output<typeof targetsForm.whole>;
export type OutsideShape = z.output<typeof outsideForm.whole>;
export type VoicemailShape = z.output<typeof voicemailForm.whole>;
export type FallbackShape = z.output<typeof fallbackForm.whole>;
