/** One try. What it may cost is bounded: time over all, bytes of the answer, no redirects. Never rejects. */
import type { GuardedHttp } from '../network/guarded-http';
import type { ClaimedDelivery, Tried, WebhookTarget } from './delivery-rows';
import { signed } from './sign';
import { webhookBody } from './webhook-body';

const mostBytes = 64 * 1024;
/** After the first, the second … try in vain; then always the last. */
export const backoff: readonly number[] = [5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 7_200_000];
/** A receiver may ask for more time, but not for ever. */
const longestAskedMs = 3_600_000;
const gone = 410;

export async function send(
  http: GuardedHttp,
  target: WebhookTarget,
  delivery: ClaimedDelivery,
  secrets: readonly Buffer[],
  backoffMs: readonly number[] = backoff,
): Promise<Tried> {
  const body = webhookBody(delivery);
  const headers = signed(delivery.event_id, Math.floor(Date.now() / 1_000), body, secrets);
  try {
    const { status, retryAfter } = await post(http, target, body, headers);
    if (status >= 200 && status < 300) return { status, error: null, againMs: null };
    const againMs = status === gone ? null : again(delivery, retryAfter, backoffMs);
    return { status, error: `HTTP ${status}`, againMs };
  } catch (error) {
    return { status: null, error: wordFor(error), againMs: again(delivery, null, backoffMs) };
  }
}

async function post(
  http: GuardedHttp,
  { url, timeout_ms }: WebhookTarget,
  body: string,
  signature: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly retryAfter: string | null }> {
  const to = new URL(url);
  const answer = await http.dispatcherFor(to).request({
    origin: to.origin,
    path: to.pathname + to.search,
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'hotline-webhooks/1', ...signature },
    body,
    signal: AbortSignal.timeout(timeout_ms),
  });
  // The status is the answer; what follows is read away, up to a limit, so that the connection can be used again.
  await answer.body.dump({ limit: mostBytes }).catch(() => undefined);
  const asked = answer.headers['retry-after'];
  return { status: answer.statusCode, retryAfter: typeof asked === 'string' ? asked : null };
}

/** Spread a little, so that what failed together does not come back together. */
function again(
  { tries, is_last }: ClaimedDelivery,
  retryAfter: string | null,
  backoffMs: readonly number[],
): number | null {
  if (is_last) return null;
  const planned = backoffMs[Math.min(tries, backoffMs.length) - 1] ?? 5_000;
  const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : 0;
  return Math.max(planned * (0.9 + Math.random() * 0.2), Math.min(seconds * 1_000, longestAskedMs));
}

function wordFor(error: unknown): string {
  const { name, code, message } = Object(error) as Readonly<Record<'name' | 'code' | 'message', unknown>>;
  if (name === 'TimeoutError') return 'timed out';
  const word = typeof message === 'string' && message !== '' ? message : String(error);
  return `${typeof code === 'string' ? `${code}: ` : ''}${word}`.slice(0, 300);
}
