/** What stands in Postgres, as a report would read it. */
import { Client, type QueryResultRow } from 'pg';
import { until } from '../phones/until';

export interface CallRow {
  readonly call_id: string;
  readonly parent_call_id: string | null;
  readonly callback_id: string | null;
  readonly direction: string;
  readonly dialled: string;
  readonly caller: string;
  readonly language: string;
  readonly menu_path: readonly string[] | null;
  readonly arrived_at: Date;
  readonly answered_at: Date | null;
  readonly ended_at: Date | null;
  readonly final_at: Date | null;
  readonly outcome: string | null;
  readonly ended_by: string | null;
  readonly ended_reason: string | null;
  readonly first_queue_id: string | null;
  readonly last_agent_id: string | null;
  readonly wait_ms: number | null;
  readonly ring_ms: number | null;
  readonly talk_ms: number | null;
  readonly hold_ms: number | null;
  readonly wrap_up_ms: number | null;
  readonly offers: number | null;
  readonly transfers: number | null;
  readonly satisfaction: number | null;
  readonly recording: string | null;
}

export class RecordBook {
  private client: Client | null = null;

  constructor(private readonly url: string) {}

  async rows<T extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    const client = this.client ?? (await this.connect());
    return (await client.query<T>(text, [...values])).rows;
  }

  /** The calls of this caller, oldest first. */
  calls(caller: string): Promise<CallRow[]> {
    return this.rows<CallRow>('SELECT * FROM call WHERE caller = $1 ORDER BY arrived_at', [caller]);
  }

  /** The caller's latest call once its outcome stands; `final`: wrap-up over, too. */
  async ended(caller: string, { final = false, withinMs = 5_000 } = {}): Promise<CallRow> {
    return until(
      `the row of ${caller}'s call has its ${final ? 'final_at' : 'outcome'}`,
      async () => {
        const row = (await this.calls(caller)).at(-1);
        return row && (final ? row.final_at : row.outcome) !== null ? row : null;
      },
      { withinMs },
    );
  }

  async close(): Promise<void> {
    await this.client?.end().catch(() => undefined);
    this.client = null;
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 3_000 });
    // The server may be stopped by a test: the next query connects anew.
    client.on('error', () => (this.client = null));
    await client.connect();
    this.client = client;
    return client;
  }
}
