/** Signatures of Standard Webhooks: what the receiver checks before it believes anything. */
import { createHmac } from 'node:crypto';

/** Headers of one try. `atSeconds`: since 1970. */
export function signed(
  id: string,
  atSeconds: number,
  body: string,
  secrets: readonly Buffer[],
): Readonly<Record<string, string>> {
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${id}.${atSeconds}.${body}`).digest('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': String(atSeconds), 'webhook-signature': signatures.join(' ') };
}
