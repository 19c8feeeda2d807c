/** What `/readyz` says: whether the hotline could take a call, and what is to be looked at all the same. */
import { z } from 'zod';
import type { Settings } from '../../config';
import { readiness, type Readiness } from '../../stack/service';
import { failed, ok, warning, type Check } from './check';

const answer = z.object({
  parts: z.array(z.object({ part: z.string(), trouble: z.string().nullable(), warning: z.string().nullable() })),
});

export async function readyChecks(settings: Settings): Promise<readonly Check[]> {
  const url = `http://${settings.httpAddress}:${settings.httpPort}/readyz`;
  return checksOf(await readiness(settings), url);
}

export function checksOf({ ready, detail }: Readiness, url: string): readonly Check[] {
  const parts = partsIn(detail);
  const troubles = parts.flatMap(({ part, trouble }) => (trouble === null ? [] : [`${part}: ${trouble}`]));
  const told = troubles.length > 0 ? troubles.join('; ') : detail;
  const warned = parts.flatMap((part) => (part.warning === null ? [] : [warning(part.part, part.warning)]));
  return [ready ? ok('hotline ready', url) : failed('hotline ready', told, 'what is named is down or away'), ...warned];
}

/** None when it was no answer of ours. */
function partsIn(detail: string): z.infer<typeof answer>['parts'] {
  try {
    return answer.parse(JSON.parse(detail)).parts;
  } catch {
    return [];
  }
}
