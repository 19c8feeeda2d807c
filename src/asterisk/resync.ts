/**
 * After every connect: what Asterisk really holds is read while events wait, told in one `FloorListed`, and only then
 * the waiting events follow. The map from legs to channels is learned again from the same lists.
 */
import type { FloorListed, ListedBridge, ListedChannel } from '../core/event';
import { legId, type AgentId, type BridgeId, type CallId, type LegId, type NodeId } from '../core/ids';
import type { Clock, FloorView, Post } from '../engine/ports';
import type { Log } from '../log';
import { AriError, type AriHttp } from './ari-http';
import {
  eventsRead,
  readBridge,
  readChannel,
  readEndpoint,
  readList,
  record,
  string,
  type AriChannel,
} from './ari-types';
import { callIdVariable, legOfChannel, ownThing, stasisApp } from './asterisk-ids';
import type { Holdings, Leg } from './holdings';
import type { ToEvent } from './to-event';

export interface ResyncParts {
  readonly http: AriHttp;
  readonly holdings: Holdings;
  readonly toEvent: ToEvent;
  readonly view: FloorView;
  readonly node: NodeId;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
  /** Sends a channel away that nobody waits for. */
  turnAway(channelId: string): void;
  /** Asterisk restarted: everything of before is void. */
  restarted(): void;
}

interface Listed {
  readonly channels: readonly AriChannel[];
  readonly bridges: readonly { readonly id: string; readonly channels: readonly string[] }[];
  readonly online: readonly AgentId[];
  /** Calls of channels that came by themselves, by channel. */
  readonly callIds: ReadonlyMap<string, CallId>;
}

export class Resync {
  /** Of the Asterisk met last; tells a restart from a lost connection. */
  private startedAt: string | null = null;

  constructor(private readonly parts: ResyncParts) {}

  /** Rejects when Asterisk does not answer; nothing has been told then, nor when `wanted` no longer holds. */
  async run(wanted: () => boolean): Promise<void> {
    const { parts } = this;
    const startedAt = await this.startupTime();
    await parts.http.request('PUT', `/applications/${stasisApp}/eventFilter`, {
      body: { allowed: eventsRead.map((type) => ({ type })) },
    });
    const listed = await this.list();
    if (!wanted()) return;
    void parts.http.open();
    if (this.startedAt !== null && this.startedAt !== startedAt) {
      parts.log.warn({ node: parts.node }, 'asterisk restarted, its calls are over');
      parts.restarted();
      parts.post.post({ type: 'NodeLost', at: parts.clock.now(), node: parts.node });
    }
    this.startedAt = startedAt;
    this.tell(listed);
  }

  /** True when the Asterisk that answers is not the one met last. */
  async hasRestarted(): Promise<boolean> {
    return this.startedAt !== null && (await this.startupTime()) !== this.startedAt;
  }

  private tell(listed: Listed): void {
    const { holdings, post, clock, node, toEvent, log } = this.parts;
    const strangers = listed.channels.filter((channel) => !this.learn(channel, listed.callIds));
    this.forgetUnlisted(listed.channels);
    const bridges = this.learnBridges(listed);
    const channels = listed.channels.flatMap((channel) => listedChannel(channel, holdings.ofChannel(channel.id)));
    // asked for and not made yet: it is on its way, not lost
    for (const leg of holdings.legsOnTheirWay())
      if (!channels.some((channel) => channel.legId === leg.legId))
        channels.push({ legId: leg.legId, callId: leg.callId, up: false, ringing: false });
    const registered = listed.online;
    log.info({ node, channels: channels.length, strangers: strangers.length, registered: registered.length }, 'resync');
    const event: FloorListed = { type: 'FloorListed', at: clock.now(), node, channels, bridges, registered };
    post.post(event);
    for (const channel of strangers) {
      const args = stasisArgs(channel);
      if (args[0] === 'inbound' && args[1] !== undefined) toEvent.arrived(channel, args, clock.now());
      else this.parts.turnAway(channel.id);
    }
  }

  /** True when the channel belongs to a leg the core can know. */
  private learn(channel: AriChannel, callIds: ReadonlyMap<string, CallId>): boolean {
    const { holdings } = this.parts;
    const known = holdings.ofChannel(channel.id);
    if (known?.kind === 'own' && known.stage !== 'up' && channel.state === 'Up') known.stage = 'up';
    if (known) return true;
    const own = legOfChannel(channel.id);
    if (own) {
      holdings.add({
        kind: 'own',
        ...own,
        channelId: channel.id,
        playing: new Set(),
        music: 'unknown',
        stage: channel.state === 'Up' ? 'up' : 'made',
        withdrawn: false,
        bridgeId: null,
        inBridge: null,
      });
      return true;
    }
    const callId = callIds.get(channel.id);
    if (callId === undefined) return false;
    const [what, who = ''] = stasisArgs(channel);
    const held = {
      callId,
      channelId: channel.id,
      playing: new Set<never>(),
      music: 'unknown' as const,
      inBridge: null,
    };
    if (what === 'agent-dial')
      holdings.add({ kind: 'dialler', agentId: who as AgentId, legId: legId(callId, 1), ...held });
    else holdings.add({ kind: 'caller', legId: legId(callId, 0), ...held });
    return true;
  }

  private forgetUnlisted(channels: readonly AriChannel[]): void {
    const ids = new Set(channels.map((channel) => channel.id));
    for (const leg of this.parts.holdings.legs())
      if (!ids.has(leg.channelId) && !isOnItsWay(leg)) this.parts.holdings.drop(leg);
  }

  private learnBridges(listed: Listed): ListedBridge[] {
    const { holdings } = this.parts;
    return listed.bridges.flatMap((bridge) => {
      const own = ownThing<BridgeId>(bridge.id);
      if (!own) return [];
      holdings.addBridge(own.callId, own.id);
      const legs = bridge.channels.flatMap((channelId) => holdings.ofChannel(channelId) ?? []);
      for (const leg of legs) leg.inBridge = own.id;
      return [{ bridgeId: own.id, legIds: legs.map((leg): LegId => leg.legId) }];
    });
  }

  private async list(): Promise<Listed> {
    const { http } = this.parts;
    const [channels, bridges, endpoints] = await Promise.all([
      http.request('GET', '/channels'),
      http.request('GET', '/bridges'),
      http.request('GET', '/endpoints/PJSIP'),
    ]);
    const ours = readList(channels, readChannel).filter(isOurs);
    const agents = this.parts.view.rules().agents;
    const online = readList(endpoints, readEndpoint).flatMap(({ resource, state }) => {
      const agentId = resource as AgentId;
      return state === 'online' && agents.has(agentId) ? [agentId] : [];
    });
    const callIds = await this.callIds(ours.filter((channel) => !legOfChannel(channel.id)));
    return { channels: ours, bridges: readList(bridges, readBridge), online, callIds };
  }

  /** Calls the core knows, by the variable on their channel. */
  private async callIds(channels: readonly AriChannel[]): Promise<ReadonlyMap<string, CallId>> {
    const found = new Map<string, CallId>();
    await Promise.all(
      channels.map(async (channel) => {
        const callId = await this.variable(channel.id);
        if (this.parts.view.knowsCall(callId as CallId)) found.set(channel.id, callId as CallId);
      }),
    );
    return found;
  }

  private async variable(channelId: string): Promise<string> {
    try {
      const query = { variable: callIdVariable };
      const path = `/channels/${encodeURIComponent(channelId)}/variable`;
      return string(record(await this.parts.http.request('GET', path, { query }))?.['value']);
    } catch (error) {
      if (error instanceof AriError) return ''; // gone, or never labelled
      throw error;
    }
  }

  private async startupTime(): Promise<string> {
    const info = record(await this.parts.http.request('GET', '/asterisk/info'));
    const name = string(record(info?.['config'])?.['name']);
    if (name !== this.parts.node)
      this.parts.log.warn({ systemname: name, node: this.parts.node }, 'asterisk has another systemname');
    return `${name} ${string(record(info?.['status'])?.['startup_time'])}`;
  }
}

function isOurs(channel: AriChannel): boolean {
  const { app_name, app_data } = channel.dialplan;
  return legOfChannel(channel.id) !== null || (app_name === 'Stasis' && app_data.startsWith(`${stasisApp},`));
}

const stasisArgs = (channel: AriChannel): readonly string[] => channel.dialplan.app_data.split(',').slice(1);

const isOnItsWay = (leg: Leg): boolean => leg.kind === 'own' && (leg.stage === 'asked' || leg.stage === 'creating');

function listedChannel(channel: AriChannel, leg: Leg | undefined): ListedChannel[] {
  if (!leg || leg.kind === 'feature') return [];
  const { legId, callId } = leg;
  return [{ legId, callId, up: channel.state === 'Up', ringing: channel.state === 'Ringing' }];
}
