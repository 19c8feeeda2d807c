/**
 * An old queue_log → the record. Read line by line; only callers and shifts that are not over yet are held. What cannot be read is set
 * aside with its number and why, and the rest loads. A file, or part of it, may come again: nothing is doubled.
 */
import type { PoolClient } from 'pg';
import { AgentBook } from './agent-book';
import { parseLine, type AgentLine, type LineRules, type QueueLogLine } from './parse-line';
import { QueueLogCall } from './queue-log-call';
import { writeCalls } from './write-calls';
import { writeShifts } from './write-shifts';

export interface Imported {
  readonly lines: number;
  /** New on record. */
  readonly calls: number;
  /** On record already. */
  readonly known: number;
  /** Agents from log-in to log-out: new on record; on record already. */
  readonly shifts: number;
  readonly knownShifts: number;
  readonly setAside: number;
  /** Say nothing of callers or agents: how many of each event. */
  readonly passedOver: ReadonlyMap<string, number>;
  /** Of pauses; none of our reasons: how many of each. */
  readonly otherReasons: ReadonlyMap<string, number>;
  /** The first of those set aside. */
  readonly firstAside: readonly Aside[];
}
export interface Aside {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

/** A call nothing was heard of for so long comes to nothing more. */
const silenceMs = 2 * 3_600_000;
const longestCallMs = 24 * 3_600_000;
const atOnce = 1_000;
const shownAside = 20;

const BEGIN = `INSERT INTO queue_log_import (file) VALUES ($1) RETURNING import_id`;
const ASIDE = `
  INSERT INTO queue_log_reject (import_id, line, reason, text)
  SELECT $1, line, reason, text FROM json_to_recordset($2) AS new (line bigint, reason text, text text) ON CONFLICT DO NOTHING`;
const END = `
  UPDATE queue_log_import SET finished_at = now(), lines = $2, calls = $3, known = $4, set_aside = $5, shifts = $6,
    known_shifts = $7 WHERE import_id = $1`;

/** `queues`: names of the file → ids of the rules; others stay. */
export interface ImportOptions extends LineRules {
  readonly file: string;
  readonly queues: ReadonlyMap<string, string>;
  /** Words of pauses → our reasons. */
  readonly reasons: ReadonlyMap<string, string>;
}

export async function importQueueLog(
  client: PoolClient,
  lines: AsyncIterable<string>,
  options: ImportOptions,
): Promise<Imported> {
  const importId = (await client.query<{ import_id: string }>(BEGIN, [options.file])).rows[0]?.import_id ?? '';
  const reading = new Reading(client, importId, options);
  for await (const text of lines) await reading.take(text);
  const done = await reading.end();
  const { calls, known, setAside, shifts, knownShifts } = done;
  await client.query(END, [importId, done.lines, calls, known, setAside, shifts, knownShifts]);
  return done;
}

class Reading {
  private readonly open = new Map<string, QueueLogCall>();
  private readonly over: QueueLogCall[] = [];
  private aside: Aside[] = [];
  private readonly firstAside: Aside[] = [];
  private readonly passedOver = new Map<string, number>();
  private lines = 0;
  private calls = 0;
  private known = 0;
  private shifts = 0;
  private knownShifts = 0;
  private setAside = 0;
  private now = 0;
  private readonly agents: AgentBook;

  constructor(
    private readonly client: PoolClient,
    private readonly importId: string,
    private readonly options: ImportOptions,
  ) {
    this.agents = new AgentBook(options.reasons, (...aside) => this.putAside(...aside));
  }

  async take(text: string): Promise<void> {
    this.lines += 1;
    if (text.trim() === '') return;
    const read = parseLine(text, this.options);
    if (read.kind === 'broken') this.putAside(this.lines, read.reason, text);
    else if (read.kind === 'line') this.tell(read.line, text);
    else if (read.kind === 'agent') this.ofAgent(read.line, text);
    else this.passOver(read.event, read.at);
    if (this.lines % atOnce === 0) await this.tidy();
  }

  async end(): Promise<Imported> {
    this.now = Infinity;
    await this.tidy();
    const { lines, calls, known, shifts, knownShifts, setAside, passedOver, firstAside } = this;
    const { otherReasons } = this.agents;
    return { lines, calls, known, shifts, knownShifts, setAside, passedOver, otherReasons, firstAside };
  }

  private tell(line: QueueLogLine, text: string): void {
    const named = { ...line, queue: this.options.queues.get(line.queue) ?? line.queue };
    this.now = Math.max(this.now, line.at);
    let call = this.open.get(line.call);
    if (call?.isOver && line.event === 'ENTERQUEUE' && line.at - call.lastAt > silenceMs) {
      this.over.push(call);
      this.open.delete(line.call);
      call = undefined;
    }
    const whose = call ?? new QueueLogCall(line.call, this.lines, line.at);
    const why = whose.take(named);
    if (why !== null) return this.putAside(this.lines, why, text);
    this.tellAgents(whose, named);
    // The oldest stand first.
    this.open.delete(line.call);
    this.open.set(line.call, whose);
  }

  /** Who talks with her, and until when. */
  private tellAgents(whose: QueueLogCall, { event, at }: QueueLogLine): void {
    const talk = whose.talks.at(-1);
    if (!talk) return;
    const { callId, uniqueId } = whose;
    if (event === 'CONNECT') this.agents.connected(talk.agent_id, uniqueId, { callId, from: at });
    else if (talk.ended_at !== null) this.agents.completed(talk.agent_id, uniqueId, talk.ended_at);
  }

  private ofAgent(line: AgentLine, text: string): void {
    this.now = Math.max(this.now, line.at);
    const why = this.agents.take({ ...line, queue: this.options.queues.get(line.queue) ?? line.queue }, this.lines);
    if (why !== null) this.putAside(this.lines, why, text);
  }

  private passOver(event: string, at: number): void {
    if (event === 'QUEUESTART') this.agents.restarted(at);
    this.passedOver.set(event, (this.passedOver.get(event) ?? 0) + 1);
  }

  private putAside(line: number, reason: string, text: string): void {
    const one = { line, reason, text: text.slice(0, 500).replaceAll('\u0000', '') };
    this.setAside += 1;
    this.aside.push(one);
    if (this.firstAside.length < shownAside) this.firstAside.push(one);
  }

  /** Callers and shifts that are over go to the record; those nobody heard the end of are set aside. */
  private async tidy(): Promise<void> {
    for (const [id, call] of this.open) {
      const quietMs = this.now - call.lastAt;
      if (quietMs <= silenceMs) break;
      if (!call.isOver && quietMs <= longestCallMs) continue;
      this.open.delete(id);
      if (call.isOver) this.over.push(call);
      else this.putAside(call.firstLine, 'the call has no end in this file', `${call.uniqueId}`);
    }
    for (let batch = this.over.splice(0, atOnce); batch.length > 0; batch = this.over.splice(0, atOnce)) {
      const fresh = await writeCalls(this.client, batch, this.importId);
      this.calls += fresh;
      this.known += batch.length - fresh;
    }
    const { written, known, other } = await writeShifts(this.client, this.agents.tidy(this.now), this.importId);
    this.shifts += written;
    this.knownShifts += known;
    for (const { firstLine, agentId } of other)
      this.putAside(firstLine, 'the record has other times of this agent then', agentId);
    const aside = this.aside;
    this.aside = [];
    if (aside.length > 0) await this.client.query(ASIDE, [this.importId, JSON.stringify(aside)]);
  }
}
