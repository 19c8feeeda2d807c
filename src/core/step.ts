/**
 * What one step gathers. A decision only adds facts and commands; `commit` applies them. A decision that throws before
 * its commit has changed nothing.
 */
import type { Command } from './command';
import type { FloorEntry } from './floor-entry';
import type { AgentEntry, CallEntry, Entry } from './journal';
import type { Agent } from './agent';
import type { Call } from './call';
import { apply } from './evolve';
import { settle, type Floor } from './floor';
import {
  bridgeId,
  legId,
  playbackId,
  type BridgeId,
  type CallId,
  type LegId,
  type PlaybackId,
  type PromptId,
} from './ids';

type Bare<T, K extends string> = T extends unknown ? Omit<T, K> : never;
/** A call's entry before it has its number, call and time. */
export type CallFact = Bare<CallEntry, 'callId' | 'seq' | 'at'>;
export type AgentFact = Bare<AgentEntry, 'agentId' | 'at'>;
export type FloorFact = Bare<FloorEntry, 'at'>;
type Stamped<E extends Entry> = { -readonly [K in keyof E]: E[K] };

export class Step {
  readonly entries: Entry[] = [];
  readonly commands: Command[] = [];
  /** Bugs met in calls that have been ended for it. */
  readonly mended: unknown[] = [];
  /** So many of the entries are applied, and so many of the commands stand with them; those behind are only decided. */
  private applied = 0;
  private standing = 0;

  constructor(readonly floor: Floor) {}

  /** The fact is its caller's no more: it becomes the entry, which is cheaper than a copy. */
  call(callId: CallId, fact: CallFact): void {
    const entry = fact as Stamped<CallEntry>;
    entry.callId = callId;
    entry.seq = 0;
    entry.at = this.floor.now;
    this.entries.push(entry);
  }

  /** Number of the call's last entry so far, those decided and not yet applied included. */
  lastSeq(call: Call): number {
    const decided = this.entries.slice(this.applied);
    return call.seq + decided.filter((fact) => 'seq' in fact && fact.callId === call.id).length;
  }

  agent(agent: Agent, fact: AgentFact): void {
    const entry = fact as Stamped<AgentEntry>;
    entry.agentId = agent.id;
    entry.at = this.floor.now;
    this.entries.push(entry);
  }

  note(fact: FloorFact): void {
    const entry = fact as Stamped<FloorEntry>;
    entry.at = this.floor.now;
    this.entries.push(entry);
  }

  command(command: Command): void {
    this.commands.push(command);
  }

  /** Of a playback that begins: an id never used before in this call, also within one decision. */
  startPlayback(call: Call, prompts: readonly PromptId[]): PlaybackId {
    let decided = 1;
    for (let i = this.applied; i < this.entries.length; i += 1) {
      const entry = this.entries[i] as Entry;
      if (entry.type === 'PromptStarted' && entry.callId === call.id) decided += 1;
    }
    const id = playbackId(call.id, call.playbacks + decided);
    this.call(call.id, { type: 'PromptStarted', playbackId: id, prompts });
    return id;
  }

  nextBridge(call: Call): BridgeId {
    return bridgeId(call.id, call.bridges + 1);
  }

  nextLeg(call: Call): LegId {
    return legId(call.id, call.legs + 1);
  }

  /** Applies what was decided since the last commit. */
  commit(): void {
    for (; this.applied < this.entries.length; this.applied += 1) {
      apply(this.floor, this.entries[this.applied] as Entry);
    }
    settle(this.floor);
    this.standing = this.commands.length;
  }

  /** Forgets what was decided since the last commit. */
  discard(): void {
    this.entries.length = this.applied;
    this.commands.length = this.standing;
  }
}
