/**
 * What one step gathers. A decision only adds facts and commands; `commit` applies them. A decision that throws before
 * its commit has changed nothing.
 */
import type { Command } from './command';
import type { FloorEntry } from './floor-entry';
import type { AgentEntry, CallEntry, Entry } from './journal';
import type { Agent } from './agent';
import type { Call } from './call';
import { evolve } from './evolve';
import type { Floor } from './floor';
import { bridgeId, legId, playbackId, type BridgeId, type CallId, type LegId, type PlaybackId } from './ids';

type Bare<T, K extends string> = T extends unknown ? Omit<T, K> : never;
/** A call's entry before it has its number, call and time. */
export type CallFact = Bare<CallEntry, 'callId' | 'seq' | 'at'>;
export type AgentFact = Bare<AgentEntry, 'agentId' | 'at'>;
export type FloorFact = Bare<FloorEntry, 'at'>;

export class Step {
  readonly entries: Entry[] = [];
  readonly commands: Command[] = [];
  /** Bugs met in calls that have been ended for it. */
  readonly mended: unknown[] = [];
  private facts: Entry[] = [];
  private orders: Command[] = [];
  /** Playbacks named in this decision, by call: their entries are not applied yet. */
  private readonly minted = new Map<CallId, number>();

  constructor(readonly floor: Floor) {}

  call(callId: CallId, fact: CallFact): void {
    this.facts.push({ callId, seq: 0, at: this.floor.now, ...fact });
  }

  /** Number of the call's last entry so far, those decided and not yet applied included. */
  lastSeq(call: Call): number {
    return call.seq + this.facts.filter((fact) => 'seq' in fact && fact.callId === call.id).length;
  }

  agent(agent: Agent, fact: AgentFact): void {
    this.facts.push({ agentId: agent.id, at: this.floor.now, ...fact });
  }

  note(fact: FloorFact): void {
    this.facts.push({ at: this.floor.now, ...fact });
  }

  command(command: Command): void {
    this.orders.push(command);
  }

  /** Ids never used before in this call, also within one decision. */
  nextPlayback(call: Call): PlaybackId {
    const minted = (this.minted.get(call.id) ?? 0) + 1;
    this.minted.set(call.id, minted);
    return playbackId(call.id, call.playbacks + minted);
  }

  nextBridge(call: Call): BridgeId {
    return bridgeId(call.id, call.bridges + 1);
  }

  nextLeg(call: Call): LegId {
    return legId(call.id, call.legs + 1);
  }

  /** Applies what was decided since the last commit. */
  commit(): void {
    for (const fact of this.facts) {
      evolve(this.floor, fact);
      this.entries.push(fact);
    }
    this.commands.push(...this.orders);
    this.discard();
  }

  /** Forgets what was decided since the last commit. */
  discard(): void {
    this.facts = [];
    this.orders = [];
    this.minted.clear();
  }
}
