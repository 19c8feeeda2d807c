/** What only the manager tells: phones that come and go, refused requests, and that Asterisk has started. */
import type { AgentId } from '../core/ids';
import type { Rules } from '../core/rules';
import type { Clock, Post } from '../engine/ports';
import type { Log } from '../log';
import type { AmiConnection } from './ami-connection';
import { string, type Fields } from './ari-types';
import { detailOf } from './outcome';
import { Phones, type ContactNews } from './phones';
import { SecurityCounts, securityEvents } from './security-counts';

export interface AmiWatchParts {
  readonly rules: () => Rules;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
  /** All modules are loaded; told on every connect too. */
  onBooted(): void;
}

export class AmiWatch {
  readonly security: SecurityCounts;
  private readonly phones = new Phones();
  private listing: ContactNews[] | null = null;
  /** What happened while the list was read: it is newer than the list. */
  private late: ContactNews[] = [];
  private rulesAreNew = false;

  constructor(private readonly parts: AmiWatchParts) {
    this.security = new SecurityCounts(parts.log);
  }

  /** A connect: who is registered now. What changes meanwhile follows as news. */
  ready(ami: AmiConnection): void {
    this.listing = [];
    this.late = [];
    ami.action('PJSIPShowContacts').catch((error: unknown) => {
      if (/no contacts/i.test(detailOf(error))) this.listed();
      else this.parts.log.warn({ detail: detailOf(error) }, 'phones not listed');
    });
  }

  /**
   * Agents' accounts follow other rules now. Who is new may have a phone that registered long ago, under earlier rules:
   * nobody would tell the core of it again.
   */
  rulesFollowed(ami: AmiConnection): void {
    this.rulesAreNew = true;
    this.ready(ami);
  }

  take(name: string, fields: Fields, ami: AmiConnection): void {
    if (securityEvents.has(name)) return this.security.take(name, fields);
    switch (name) {
      case 'FullyBooted':
        return this.parts.onBooted();
      case 'ContactStatus':
        return this.contact(newsOf(fields, 'aor', 'contactstatus'), ami);
      case 'ContactList':
        this.listing?.push(newsOf(fields, 'endpoint', 'status'));
        return;
      case 'ContactListComplete':
        return this.listed();
    }
  }

  private contact(news: ContactNews, ami: AmiConnection): void {
    if (this.listing) this.late.push(news);
    if (news.status === 'Updated' && this.phones.isDead(news.agentId)) this.qualify(news.agentId, ami);
    const registered = this.phones.take(news);
    if (registered !== null) this.tell(news.agentId, registered);
  }

  /** It registered again, so it may well live; Asterisk by itself would ask at its next turn only. */
  private qualify(agentId: AgentId, ami: AmiConnection): void {
    ami.action('PJSIPQualify', { Endpoint: agentId }).catch((error: unknown) => {
      this.parts.log.warn({ agentId, detail: detailOf(error) }, 'phone not asked');
    });
  }

  private listed(): void {
    const changes = new Map(this.phones.replace([...(this.listing ?? []), ...this.late]));
    this.listing = null;
    this.late = [];
    if (this.rulesAreNew) for (const agentId of this.phones.registered()) changes.set(agentId, true);
    this.rulesAreNew = false;
    for (const [agentId, registered] of changes) this.tell(agentId, registered);
  }

  private tell(agentId: AgentId, registered: boolean): void {
    if (!this.parts.rules().agents.has(agentId)) return;
    const type = registered ? 'PhoneRegistered' : 'PhoneUnregistered';
    this.parts.post.post({ type, at: this.parts.clock.now(), agentId });
  }
}

function newsOf(fields: Fields, agent: string, status: string): ContactNews {
  return { agentId: string(fields[agent]) as AgentId, uri: string(fields['uri']), status: string(fields[status]) };
}
