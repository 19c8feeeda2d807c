/**
 * One Asterisk as the rest of the hotline sees it: commands go in, events come out, and its health is told.
 *
 *   connect ─▶ listing (events wait) ─▶ following ─▶ (socket closed) ─▶ connect …
 */
import type { Settings } from '../config';
import type { Command } from '../core/command';
import type { CallId, NodeId } from '../core/ids';
import type { Rules } from '../core/rules';
import type {
  CallbackRows,
  CallRows,
  Clock,
  Commands,
  FloorView,
  Health,
  LongLived,
  Post,
  RecordedTalk,
} from '../engine/ports';
import type { Log } from '../log';
import { Accounts } from './accounts';
import { AmiConnection } from './ami-connection';
import { AmiRecorder } from './ami-recorder';
import { AmiWatch } from './ami-watch';
import { AriCommands } from './ari-commands';
import { AriConnection } from './ari-connection';
import { AriHttp } from './ari-http';
import { Bridges } from './bridges';
import { Door } from './door';
import { EventGate } from './event-gate';
import { Execute } from './execute';
import { Holdings } from './holdings';
import { Lanes } from './lanes';
import { OwnLegs } from './own-legs';
import { PhonesFirst } from './phones-first';
import type { AsteriskSecrets } from './render-asterisk';
import { Resync } from './resync';
import { Speech } from './speech';
import { ToEvent } from './to-event';

export interface AsteriskParts {
  readonly settings: Settings;
  readonly endpoints: {
    /** `http://host:port`, without `/ari`. */
    readonly ariUrl: string;
    readonly ariPassword: string;
    readonly amiHost: string;
    readonly amiPort: number;
    readonly amiPassword: string;
  };
  /** For the accounts of agents and trunks. */
  readonly secrets: AsteriskSecrets;
  readonly rules: () => Rules;
  readonly clock: Clock;
  readonly post: Post;
  readonly view: FloorView;
  /** Talks that are recorded now. */
  readonly recorded: () => readonly RecordedTalk[];
  readonly callbackRows: CallbackRows;
  readonly callRows: CallRows;
  readonly log: Log;
}

export interface AsteriskFigures {
  readonly legs: number;
  readonly lanes: number;
  /** Frames of the event socket that could not be used. */
  readonly unknownFrames: number;
  readonly malformedFrames: number;
  /** Refused SIP requests: `<event> <source>` → how often. */
  readonly refusals: ReadonlyMap<string, number>;
}

export interface Asterisk extends LongLived, Commands {
  readonly health: readonly Health[];
  /** For the metrics. */
  figures(): AsteriskFigures;
}

/** Throws when the recordings' folder has a name MixMonitor cannot take. */
export function createAsterisk(parts: AsteriskParts): Asterisk {
  const { settings, endpoints, rules, clock, post, view, log } = parts;
  const node = settings.node as NodeId;
  const http = new AriHttp(endpoints.ariUrl, endpoints.ariPassword);
  const ari = new AriCommands(http);
  const holdings = new Holdings();
  const lanes: Lanes = new Lanes((key) => bridges.sweep(key as CallId));
  const speech = new Speech(ari, holdings, post, clock, settings.promptsDir);
  const phonesFirst = new PhonesFirst();
  const bridges = new Bridges(ari, holdings, speech, lanes, log, phonesFirst);
  const ownLegs = new OwnLegs(ari, holdings, post, clock, log, phonesFirst, (leg) => bridges.legGone(leg));
  const watch = new AmiWatch({ rules, post, clock, log, onBooted: () => void gate.booted() });
  const ami = new AmiConnection(
    { host: endpoints.amiHost, port: endpoints.amiPort, secret: endpoints.amiPassword },
    {
      onEvent: (name, fields) => watch.take(name, fields, ami),
      onReady: () => {
        watch.ready(ami);
        execute.resumeRecordings();
      },
    },
    log,
  );
  const recorder = new AmiRecorder(ami, settings.recordingsDir);
  const door = new Door({ ari, lanes, ownLegs, bridges, recorder, log });
  const toEvent = new ToEvent(node, holdings, door, post, clock, log);
  const restarted = () => {
    lanes.clear();
    holdings.clear();
  };
  const turnAway = (channelId: string) => door.turnAway(channelId);
  const resync = new Resync({ http, holdings, toEvent, view, node, post, clock, log, turnAway, restarted });
  const gate = new EventGate(resync, toEvent, log);
  const connection = new AriConnection(endpoints.ariUrl, endpoints.ariPassword, gate, log);
  gate.giveUp = () => connection.restart();
  const execute: Execute = new Execute({
    ...parts,
    ari,
    holdings,
    lanes,
    ownLegs,
    speech,
    bridges,
    recorder,
    phonesFirst,
  });
  const accounts = new Accounts({
    settings,
    secrets: parts.secrets,
    rules,
    http,
    onFollowed: () => watch.rulesFollowed(ami),
    log,
  });
  const ariHealth: Health = { name: 'ari', trouble: () => connection.trouble() ?? gate.trouble() };

  return {
    health: [ariHealth, ami, recorder, accounts],
    execute: (commands: readonly Command[]) => execute.execute(commands),
    figures: () => ({
      legs: holdings.counts().legs,
      lanes: lanes.size,
      unknownFrames: connection.ignored.unknown,
      malformedFrames: connection.ignored.malformed,
      refusals: watch.security.all(),
    }),
    async start() {
      connection.start();
      ami.start();
      accounts.start();
      await gate.firstResync();
      if (ami.trouble() === null) execute.resumeRecordings();
    },
    async stop() {
      accounts.stop();
      connection.stop();
      await lanes.drained();
      ami.stop();
      watch.security.stop();
      await http.close();
    },
  };
}
