/**
 * The table `known_caller` and the watched file → the floor: the table is read at the start, whenever Postgres tells of a change,
 * and every minute. While Postgres is away, what was read last holds; the file works all the same.
 */
import { Client, type Pool } from 'pg';
import type { CallersListed, KnownCaller } from '../core/known-callers';
import type { CallersDesk, Clock, ListedCaller, LongLived, Post } from '../engine/ports';
import type { Log } from '../log';

export interface CallerListsOptions {
  readonly url: string;
  readonly pool: Pool;
  /** In force now. */
  readonly known: () => readonly KnownCaller[];
  /** Those of the file. */
  readonly filed: () => readonly ListedCaller[];
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
  /** 60 s. */
  readonly everyMs?: number;
}

const IN_FORCE = `
  SELECT number, list, (extract(epoch FROM until) * 1000)::double precision AS until
  FROM known_caller WHERE until IS NULL OR until > now()`;

const ALL = `
  SELECT number, list, note, added_by AS by, (extract(epoch FROM until) * 1000)::double precision AS until,
    (extract(epoch FROM added_at) * 1000)::double precision AS "addedAt"
  FROM known_caller WHERE until IS NULL OR until > now() ORDER BY list, number`;

const ADD = `
  INSERT INTO known_caller (number, list, note, until, added_by)
  VALUES ($1, $2, $3, to_timestamp($4::double precision / 1000), $5)
  ON CONFLICT (number, list) DO UPDATE
    SET note = excluded.note, until = excluded.until, added_by = excluded.added_by, added_at = now()`;

const REMOVE = 'DELETE FROM known_caller WHERE number = $1 AND ($2::text IS NULL OR list = $2)';

/** In one event of the journal. */
const atOnce = 5_000;
const againMs = 5_000;

export interface CallerLists extends CallersDesk, LongLived {
  /** Callers of the file are others now. */
  fileChanged(): void;
}

export function createCallerLists(options: CallerListsOptions): CallerLists {
  const { pool, known, filed, post, clock, log, everyMs = 60_000 } = options;
  /** Of the table; null: not read yet. */
  let rows: readonly KnownCaller[] | null = null;
  let timer: NodeJS.Timeout | null = null;
  let again: NodeJS.Timeout | null = null;
  let ear: Client | null = null;
  let isStopped = false;

  async function read(): Promise<void> {
    ({ rows } = await pool.query<KnownCaller>(IN_FORCE));
    apply();
  }
  /** Before the table has been read nobody is taken off: it may list her. */
  function apply(): void {
    const before = known();
    const listed = filed().map(({ number, list, until }) => ({ number, list, until }));
    for (const change of changes(before, together(rows ?? before, listed)))
      post.post({ type: 'CallersListed', at: clock.now(), ...change });
  }
  const readSoon = () => void read().catch((error: unknown) => log.debug({ err: error }, 'lists of callers not read'));

  /** A connection of its own: a pool's may be given to somebody else. */
  async function listen(): Promise<void> {
    if (isStopped) return;
    const client = new Client({ connectionString: options.url, application_name: 'hotline callers' });
    ear = client;
    client.on('notification', readSoon);
    client.once('error', () => void lost(client));
    client.once('end', () => void lost(client));
    try {
      await client.connect();
      await client.query('LISTEN known_caller');
      readSoon();
    } catch {
      lost(client);
    }
  }
  function lost(client: Client): void {
    if (ear !== client) return;
    ear = null;
    void client.end().catch(() => undefined);
    again = isStopped ? null : setTimeout(() => void listen(), againMs).unref();
  }

  return {
    fileChanged: apply,
    all: async () => together((await pool.query<ListedCaller>(ALL)).rows, filed()),
    async add({ number, list, note, until, by }) {
      await pool.query(ADD, [number, list, note, until, by]);
      await read();
    },
    async remove(number, list) {
      const { rowCount } = await pool.query(REMOVE, [number, list]);
      await read();
      return rowCount ?? 0;
    },
    async start() {
      timer = setInterval(readSoon, everyMs).unref();
      void listen();
    },
    async stop() {
      isStopped = true;
      if (timer) clearInterval(timer);
      if (again) clearTimeout(again);
      const client = ear;
      ear = null;
      await client?.end().catch(() => undefined);
    },
  };
}

const name = ({ number, list }: KnownCaller) => `${number} ${list}`;

/** Who stands in the file is listed for good, whatever the table says. */
function together<T extends KnownCaller>(rows: readonly T[], filed: readonly T[]): readonly T[] {
  return [...new Map([...rows, ...filed].map((one) => [name(one), one])).values()];
}

type Change = Pick<CallersListed, 'added' | 'removed'>;

/** Whose time is merely over needs no removal: the floor knows until when. */
function changes(before: readonly KnownCaller[], now: readonly KnownCaller[]): readonly Change[] {
  const [old, fresh] = [before, now].map((callers) => new Map(callers.map((one) => [name(one), one])));
  const added = now.filter((one) => old?.get(name(one))?.until !== one.until);
  const removed = before.filter((one) => !fresh?.has(name(one))).map(({ number, list }) => ({ number, list }));
  const parts: Change[] = removed.length > 0 ? [{ added: [], removed }] : [];
  for (let at = 0; at < added.length; at += atOnce) parts.push({ added: added.slice(at, at + atOnce), removed: [] });
  return parts;
}
