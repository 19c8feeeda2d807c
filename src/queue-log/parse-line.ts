/** One line of queue_log: `time|call|queue|agent|event|data…`. */
import { DateTime } from 'luxon';

interface Line {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly call: string;
  readonly queue: string;
  readonly data: readonly string[];
}
export interface QueueLogLine extends Line {
  /** Null: none. */
  readonly agent: string | null;
  readonly event: QueueLogEvent;
}
/** An agent comes, goes, or takes no calls for a while. */
export interface AgentLine extends Line {
  readonly agent: string;
  readonly event: AgentLogEvent;
}
/** Of callers; what else Asterisk and its friends write is of agents, or known and passed over. */
const ofCallers = [
  ...['ENTERQUEUE', 'CONNECT', 'COMPLETEAGENT', 'COMPLETECALLER', 'TRANSFER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER'],
  ...['ABANDON', 'EXITEMPTY', 'EXITWITHKEY', 'EXITWITHTIMEOUT', 'RINGNOANSWER', 'RINGCANCELED', 'DID'],
] as const;
export type QueueLogEvent = (typeof ofCallers)[number];

const ofAgents = [
  ...['AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF', 'ADDMEMBER', 'REMOVEMEMBER'],
  ...['PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL'],
] as const;
export type AgentLogEvent = (typeof ofAgents)[number];

const passedOver: ReadonlySet<string> = new Set([
  ...['PAUSEREASON', 'MEMBERPENALTY', 'PENALTY', 'AGENTDUMP', 'QUEUESTART', 'CONFIGRELOAD', 'SYSCOMPAT', 'INFO'],
  ...['CALLSTATUS', 'CALLERID', 'ATTENDEDTRANSFERFAILED', 'RINGINUSE', 'JOINEMPTY', 'FULL', 'HOLD', 'UNHOLD'],
]);

export type ReadLine =
  | { readonly kind: 'line'; readonly line: QueueLogLine }
  | { readonly kind: 'agent'; readonly line: AgentLine }
  /** Says nothing of a caller or an agent. */
  | { readonly kind: 'other'; readonly event: string; readonly at: number }
  | { readonly kind: 'broken'; readonly reason: string };

export interface LineRules {
  /** Of times written as on a clock. */
  readonly timeZone: string;
  /** Nothing can have happened behind it; milliseconds. */
  readonly latest: number;
  /** Names of the file → numbers of the rules; others stay. */
  readonly agents: ReadonlyMap<string, string>;
}

const longest = 4_096;

export function parseLine(text: string, { timeZone, latest, agents }: LineRules): ReadLine {
  if (text.length > longest) return broken('longer than any line of a queue_log');
  if (/[\u0000-\u0008\u000b-\u001f\ufffd]/.test(text)) return broken('not text: control characters, or not UTF-8');
  const [time = '', call = '', queue = '', agent = '', event = '', ...data] = text.split('|');
  if (event === '') return broken('fewer than five fields between |');
  const at = instantOf(time, timeZone);
  if (at === null) return broken(`no time: ${time.slice(0, 40)}`);
  if (at > latest) return broken(`from the future: ${new Date(at).toISOString()}`);
  const name = event.trim().toUpperCase();
  const who = agentOf(agent, agents);
  const line = { at, call, queue, data };
  const caller = ofCallers.find((known) => known === name);
  if (caller) return ofCaller({ ...line, agent: who, event: caller });
  const change = ofAgents.find((known) => known === name);
  if (change)
    return who === null
      ? broken(`${name} of no agent`)
      : { kind: 'agent', line: { ...line, agent: who, event: change } };
  return passedOver.has(name) ? { kind: 'other', event: name, at } : broken(`unknown event ${event.slice(0, 40)}`);
}

function ofCaller(line: QueueLogLine): ReadLine {
  const { call, queue, event } = line;
  if (call === '' || call === 'NONE' || call.length > 150) return broken('no call');
  if (event !== 'DID' && (queue === '' || queue === 'NONE' || queue.length > 80)) return broken('no queue');
  return { kind: 'line', line };
}

const broken = (reason: string): ReadLine => ({ kind: 'broken', reason });

/** `1366720340`, `1366720340.303`, `2012-07-03 15:27:23.896208` */
function instantOf(text: string, zone: string): number | null {
  if (/^\d{9,10}(\.\d{1,9})?$/.test(text)) return Math.round(Number(text) * 1_000);
  if (!/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/.test(text)) return null;
  const read = DateTime.fromSQL(text.replace('T', ' '), { zone });
  return read.isValid ? read.toMillis() : null;
}

/** `Agent/8001`, `PJSIP/8001-0000002a`, `Local/8001@agents/n` → 8001; a member's name stays, unless it was given another. */
function agentOf(agent: string, agents: ReadonlyMap<string, string>): string | null {
  if (agent === '' || agent === 'NONE') return null;
  const match = /^(?:Agent|SIP|PJSIP|IAX2|DAHDI|Local)\/([^@/-]+)/i.exec(agent);
  const name = (match?.[1] ?? agent).trim().slice(0, 64);
  return agents.get(agent) ?? agents.get(name) ?? name;
}

/** Whole seconds of a field; null: none can be read. */
export function secondsOf(field: string | undefined): number | null {
  return field !== undefined && /^\d{1,7}$/.test(field.trim()) ? Number(field) : null;
}
