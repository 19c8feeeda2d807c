/** `webhooks:` of the rules: whom the hotline tells what happens; its keys, what is built of them, and words for changes. */
import { z } from 'zod';
import { webhookTypes, type WebhookType } from '../core/webhook/webhook-event';
import type { Webhook } from '../core/webhook/webhook-rule';
import { form, keysOnly } from './form';
import * as is from './scalars';

const url = is.scalar('an address such as https://crm.example.cn/hotline, without user and password', (text) => {
  if (text.length > 500 || !/^https?:\/\/[^\s]+$/.test(text)) return undefined;
  const read = URL.canParse(text) ? new URL(text) : null;
  return read && read.username === '' && read.password === '' && read.hash === '' ? text : undefined;
});

const families = [...new Set(webhookTypes.map((type) => `${type.split('.')[0] ?? ''}.*`))];
const event = is.oneOf('*', ...families, ...webhookTypes);
const eventsAllowed = 'a list of events such as [call.connected, call.ended], a family such as [call.*], or ["*"]';

export const webhookForm = form({
  url,
  events: z.array(event, { error: eventsAllowed }).min(1, { error: eventsAllowed }),
  secret: keysOnly({ file: is.secretFile }).optional(),
  timeout: is.duration('1s', '30s').default(5_000),
  giveUp: is.duration('1m', '30d').default(259_200_000),
  numbers: is.oneOf('masked', 'full').default('masked'),
});
export type WebhookShape = z.output<typeof webhookForm.whole>;

export function buildWebhook(id: string, shape: WebhookShape): Webhook {
  return {
    id,
    url: shape.url,
    events: webhookTypes.filter((type) => shape.events.some((wanted) => isMeant(wanted, type))),
    secretFile: shape.secret?.file ?? `webhooks/${id}`,
    timeoutMs: shape.timeout,
    giveUpMs: shape.giveUp,
    numbers: shape.numbers,
  };
}

const isMeant = (wanted: string, type: WebhookType) =>
  wanted === '*' || wanted === type || (wanted.endsWith('.*') && type.startsWith(wanted.slice(0, -1)));

export const webhookWords = {
  'webhook.url': { zh: '地址', en: 'address' },
  'webhook.events': { zh: '事件', en: 'events' },
  'webhook.secretFile': { zh: '密钥文件', en: 'file of the secret' },
  'webhook.timeoutMs': { zh: '应答时限', en: 'answers within' },
  'webhook.giveUpMs': { zh: '放弃重试', en: 'given up after' },
  'webhook.numbers': { zh: '客户号码', en: "customers' numbers" },
} as const;
