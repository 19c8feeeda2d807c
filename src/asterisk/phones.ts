/** Which agents' phones are registered, by the contacts Asterisk tells of. A phone may have two for a moment. */
import type { AgentId } from '../core/ids';

export interface ContactNews {
  readonly agentId: AgentId;
  readonly uri: string;
  /** `Reachable`, `Unreachable`, `NonQualified`, `Removed`, `Updated`, `Unknown` … */
  readonly status: string;
}

/** A contact not asked yet is taken for alive: it has just registered. */
const alive: ReadonlySet<string> = new Set(['Reachable', 'NonQualified', 'Unqualified', 'Created']);
const dead: ReadonlySet<string> = new Set(['Unreachable', 'Unavailable']);

export class Phones {
  private readonly contacts = new Map<AgentId, Map<string, boolean>>();

  /** True or false when the agent's phone came or went; null when nothing changed. */
  take({ agentId, uri, status }: ContactNews): boolean | null {
    const before = this.isRegistered(agentId);
    const contacts = this.contacts.get(agentId) ?? new Map<string, boolean>();
    if (status === 'Removed') contacts.delete(uri);
    else if (alive.has(status)) contacts.set(uri, true);
    else if (dead.has(status)) contacts.set(uri, false);
    if (contacts.size > 0) this.contacts.set(agentId, contacts);
    else this.contacts.delete(agentId);
    const after = this.isRegistered(agentId);
    return before === after ? null : after;
  }

  /** The whole list, e.g. after a connect: answers who came and who went. */
  replace(all: readonly ContactNews[]): ReadonlyMap<AgentId, boolean> {
    const before = new Set(this.registered());
    this.contacts.clear();
    for (const news of all) this.take(news);
    const now = new Set(this.registered());
    const changes = new Map<AgentId, boolean>();
    for (const agentId of now) if (!before.has(agentId)) changes.set(agentId, true);
    for (const agentId of before) if (!now.has(agentId)) changes.set(agentId, false);
    return changes;
  }

  registered(): readonly AgentId[] {
    return [...this.contacts.keys()].filter((agentId) => this.isRegistered(agentId));
  }

  /** Known, but it did not answer when it was asked last. */
  isDead(agentId: AgentId): boolean {
    return this.contacts.has(agentId) && !this.isRegistered(agentId);
  }

  private isRegistered(agentId: AgentId): boolean {
    return [...(this.contacts.get(agentId)?.values() ?? [])].includes(true);
  }
}
