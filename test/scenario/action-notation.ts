/** How a shift log writes self-service, and the question for a number. */
import type { AskService } from '../../src/core/command';
import type { CallId, Instant } from '../../src/core/ids';
import type { CallEntry } from '../../src/core/journal';
import type { ServiceAnswered } from '../../src/core/service-request';

export function sayAsking({ requestId, request, again }: AskService): string {
  const what =
    request.kind === 'http'
      ? [request.method, request.url, request.body ?? '']
      : [request.database, request.text.replace(/\s+/g, '_'), ...request.params.map((param) => `'${param}'`)];
  return ['AskService', requestId, ...what, again ? 'again' : ''].filter((word) => word !== '').join(' ');
}

/** Null: no entry of self-service, or one the commands beside it already tell. */
export function sayActionEntry(entry: CallEntry): string | null {
  const { callId } = entry;
  switch (entry.type) {
    case 'DigitsCollected':
      return `${callId} ${entry.into} is ${entry.digits}${entry.secret ? ' secretly' : ''}`;
    case 'DigitsRefused':
      return `${callId} ${entry.why}`;
    case 'DataSet':
      return `${callId} remembers ${Object.entries(entry.values)
        .map(([name, value]) => `${name}=${value ?? '-'}`)
        .join(' ')}`;
    case 'NumberRefused':
      return `${callId} number ${entry.number} refused: ${entry.why}`.replace('  ', ' ');
    case 'NumberNotConfirmed':
      return `${callId} waits on, no callback: ${entry.why}`;
    case 'ServiceAnswered':
      return `${entry.requestId} ${entry.result} ${entry.status ?? entry.detail}`;
    default:
      return null;
  }
}

/** `c1-q1 200 state=shipped`, `c1-q1 none`, `c1-q1 failed` */
export function serviceAnswered(at: Instant, words: readonly string[]): readonly ServiceAnswered[] {
  const [requestId = '', how = '', ...rest] = words;
  const callId = requestId.replace(/-q\d+$/, '') as CallId;
  const values = Object.fromEntries(rest.map((word) => word.split('=') as [string, string]));
  const result = how === 'none' || how === 'failed' ? how : 'answered';
  const status = /^\d+$/.test(how) ? Number(how) : null;
  return [{ type: 'ServiceAnswered', at, callId, requestId, result, status, values, detail: how }];
}
