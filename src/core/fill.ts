/** From templates and what the call knows to texts, each made safe for where it goes. */
import type { JsonTemplate, Template } from './action-rules';
import type { Call } from './call';

/** Known of every call; no data may have one of these names. */
export const givenNames = ['caller', 'dialled', 'language', 'tier'] as const;

/** Null: the call knows nothing of that name. */
export function known(call: Call, name: string): string | null {
  switch (name) {
    case 'caller':
      return call.caller;
    case 'dialled':
      return call.dialled;
    case 'language':
      return call.language;
    case 'tier':
      return call.tier ?? '';
    default:
      return Object.hasOwn(call.selfService?.data ?? {}, name) ? (call.selfService?.data[name] ?? null) : null;
  }
}

/** What is not known is empty. */
export function fill(call: Call, template: Template, safe: (value: string) => string = (value) => value): string {
  return template.replace(/\{([a-z][a-z0-9-]*)\}/g, (_all, name: string) => safe(known(call, name) ?? ''));
}

/** Behind the host of an address; a value is never a step up in the path. */
export function inUrl(value: string): string {
  if (/^\.+$/.test(value)) return '-';
  return encodeURIComponent(value.replace(/\p{Cs}/gu, ''));
}

/** In a header's one line. */
export const inHeader = (value: string): string => value.replace(/[^\x20-\x7e]/g, '');

export function fillJson(call: Call, body: JsonTemplate): unknown {
  if (typeof body === 'string') return fill(call, body);
  if (isList(body)) return body.map((item) => fillJson(call, item));
  return Object.fromEntries(Object.entries(body).map(([key, item]) => [key, fillJson(call, item)]));
}

const isList = (body: JsonTemplate): body is readonly JsonTemplate[] => Array.isArray(body);
