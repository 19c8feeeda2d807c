/** Rules of stories in which queues send callers on; in them nobody wraps up. */
import type { Queue, Rules } from '../../src/core/rules';
import { agentId, menuId, queue, queueId } from '../fixtures/floor/rules';
import { storyRules } from './story-rules';

type Overflow = Partial<Queue['overflow']>;
export const sorry = { kind: 'hang-up', prompt: 'system-busy' } as const;
export const toQueue = (id: string) => ({ kind: 'queue', queueId: queueId(id), language: null }) as const;
export const toVoicemail = { kind: 'voicemail', queueId: queueId('general'), language: null } as const;
export const toOutside = { kind: 'outside', number: '13900000001' } as const;
export const toAgent = {
  kind: 'agent',
  agentId: agentId('8002'),
  queueId: null,
  language: null,
  waitMs: 20_000,
  otherwise: sorry,
} as const;
export const toMenu = { kind: 'menu', menuId: menuId('repair-menu'), language: null } as const;
export const toCallback = { kind: 'callback', queueId: queueId('general') } as const;

const outside: Rules['outside'] = {
  prefix: '9',
  allow: '1[3-9]\\d{9}',
  trunks: ['demo'],
  callerId: '95001',
  ringMs: 45_000,
  wrapUpMs: 15_000,
  record: true,
};
export const sending = (of: Readonly<Record<string, Overflow>>, rules: Partial<Rules> = {}) =>
  storyRules(
    { outside, ...rules },
    Object.fromEntries(
      Object.entries(of).map(([id, overflow]) => [
        id,
        { wrapUpMs: 0, overflow: { ...queue(id).overflow, ...overflow } },
      ]),
    ),
  );
