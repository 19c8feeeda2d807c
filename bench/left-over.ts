/** What may not be there once every call is over. */
import type { RecordBook } from '../test/system/record-book';
import type { Switchboard } from '../test/system/switchboard';

export interface LeftOver {
  readonly channels: number;
  readonly bridges: number;
  /** Calls without an outcome. */
  readonly openCalls: number;
  readonly openOffers: number;
  /** Agents still offered, talking or wrapping up although no call is left. */
  readonly openIntervals: number;
}

export async function leftOver(switchboard: Switchboard, record: RecordBook): Promise<LeftOver> {
  const count = async (text: string) => Number((await record.rows<{ n: string }>(text))[0]?.n ?? NaN);
  return {
    channels: (await switchboard.channels()).length,
    bridges: (await switchboard.bridges()).length,
    openCalls: await count('SELECT count(*) AS n FROM call WHERE outcome IS NULL'),
    openOffers: await count('SELECT count(*) AS n FROM offer WHERE ended_at IS NULL'),
    openIntervals: await count(
      `SELECT count(*) AS n FROM agent_interval WHERE to_at IS NULL AND state IN ('offered', 'talking', 'wrap-up')`,
    ),
  };
}

export const stuck = (left: LeftOver): number =>
  left.channels + left.bridges + left.openCalls + left.openOffers + left.openIntervals;
