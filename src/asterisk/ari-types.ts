/**
 * The part of ARI the hotline reads, typed by hand from Asterisk's `rest-api/*.json`. Every event of Asterisk is checked
 * here, once; what is not listed is ignored by the reader.
 */
export interface AriChannel {
  readonly id: string;
  readonly name: string;
  /** `Down`, `Ring`, `Ringing`, `Up`, `Busy` … */
  readonly state: string;
  readonly caller: { readonly name: string; readonly number: string };
  /** `app_data` of a channel that came through the dialplan begins with the application's name and arguments. */
  readonly dialplan: { readonly context: string; readonly app_name: string; readonly app_data: string };
}
export interface AriBridge {
  readonly id: string;
  readonly channels: readonly string[];
}
export interface AriEndpoint {
  readonly resource: string;
  /** `online`, `offline`, `unknown`. */
  readonly state: string;
}
export interface AriPlayback {
  readonly id: string;
  /** `done` (also when stopped), `failed`, `canceled` … */
  readonly state: string;
}

interface OfChannel<T extends string> {
  readonly type: T;
  /** ISO 8601 with milliseconds and an offset without colon. */
  readonly timestamp: string;
  readonly channel: AriChannel;
}
export type AriEvent =
  | (OfChannel<'StasisStart'> & { readonly args: readonly string[] })
  | OfChannel<'StasisEnd'>
  | OfChannel<'ChannelStateChange'>
  | (OfChannel<'ChannelDestroyed'> & { readonly cause: number })
  /** `soft`: Asterisk's own wish; else the phone ended it. */
  | (OfChannel<'ChannelHangupRequest'> & { readonly soft: boolean })
  | (OfChannel<'ChannelDtmfReceived'> & { readonly digit: string })
  | OfChannel<'ChannelHold'>
  | OfChannel<'ChannelUnhold'>
  | { readonly type: 'PlaybackFinished'; readonly timestamp: string; readonly playback: AriPlayback }
  | {
      readonly type: 'RecordingFinished' | 'RecordingFailed';
      readonly timestamp: string;
      readonly recording: { readonly name: string; readonly durationMs: number; readonly spokenMs?: number };
    }
  | { readonly type: 'ApplicationReplaced'; readonly timestamp: string };

/** What Asterisk is asked to send; everything else would be built and written for nothing. */
export const eventsRead = [
  'StasisStart',
  'StasisEnd',
  'ChannelStateChange',
  'ChannelDestroyed',
  'ChannelHangupRequest',
  'ChannelDtmfReceived',
  'ChannelHold',
  'ChannelUnhold',
  'PlaybackFinished',
  'RecordingFinished',
  'RecordingFailed',
  'ApplicationReplaced',
] as const satisfies readonly AriEvent['type'][];

export type ReadEvent =
  | { readonly kind: 'event'; readonly event: AriEvent }
  | { readonly kind: 'unknown'; readonly type: string }
  | { readonly kind: 'malformed'; readonly why: string };

/** Reads one frame of the event socket. Never throws: what cannot be read is said to be so. */
export function readAriEvent(text: string): ReadEvent {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { kind: 'malformed', why: 'not JSON' };
  }
  const message = record(raw);
  const type = message?.['type'];
  if (!message || typeof type !== 'string') return { kind: 'malformed', why: 'no type' };
  if (!isRead(type)) return { kind: 'unknown', type };
  const timestamp = string(message['timestamp']);
  if (timestamp === '') return { kind: 'malformed', why: `${type} without timestamp` };
  const event = build(type, timestamp, message);
  return event ? { kind: 'event', event } : { kind: 'malformed', why: `${type} lacks a field` };
}

function build(type: AriEvent['type'], timestamp: string, message: Fields): AriEvent | null {
  if (type === 'ApplicationReplaced') return { type, timestamp };
  if (type === 'PlaybackFinished') {
    const playback = record(message['playback']);
    if (!playback || string(playback['id']) === '') return null;
    return { type, timestamp, playback: { id: string(playback['id']), state: string(playback['state']) } };
  }
  if (type === 'RecordingFinished' || type === 'RecordingFailed') {
    const recording = record(message['recording']);
    if (!recording || string(recording['name']) === '') return null;
    const seconds = typeof recording['duration'] === 'number' ? recording['duration'] : 0;
    const spoken = recording['talking_duration'];
    const spokenMs = typeof spoken === 'number' && spoken >= 0 ? { spokenMs: spoken * 1_000 } : {};
    const name = string(recording['name']);
    return { type, timestamp, recording: { name, durationMs: seconds * 1_000, ...spokenMs } };
  }
  const channel = readChannel(message['channel']);
  if (!channel) return null;
  switch (type) {
    case 'StasisStart':
      return { type, timestamp, channel, args: strings(message['args']) };
    case 'ChannelDestroyed':
      return { type, timestamp, channel, cause: typeof message['cause'] === 'number' ? message['cause'] : 0 };
    case 'ChannelHangupRequest':
      return { type, timestamp, channel, soft: message['soft'] === true };
    case 'ChannelDtmfReceived':
      return { type, timestamp, channel, digit: string(message['digit']) };
    default:
      return { type, timestamp, channel };
  }
}

/** Null when it is not a channel. */
export function readChannel(value: unknown): AriChannel | null {
  const raw = record(value);
  if (!raw || string(raw['id']) === '') return null;
  const caller = record(raw['caller']) ?? {};
  const dialplan = record(raw['dialplan']) ?? {};
  return {
    id: string(raw['id']),
    name: string(raw['name']),
    state: string(raw['state']),
    caller: { name: string(caller['name']), number: string(caller['number']) },
    dialplan: {
      context: string(dialplan['context']),
      app_name: string(dialplan['app_name']),
      app_data: string(dialplan['app_data']),
    },
  };
}

export function readBridge(value: unknown): AriBridge | null {
  const raw = record(value);
  return raw && string(raw['id']) !== '' ? { id: string(raw['id']), channels: strings(raw['channels']) } : null;
}

export function readEndpoint(value: unknown): AriEndpoint | null {
  const raw = record(value);
  return raw ? { resource: string(raw['resource']), state: string(raw['state']) } : null;
}

/** The things of a list that can be read; a list that is none is empty. */
export function readList<T>(value: unknown, read: (item: unknown) => T | null): readonly T[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => read(item) ?? []);
}

export type Fields = Readonly<Record<string, unknown>>;

export function record(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

const read: ReadonlySet<string> = new Set(eventsRead);
function isRead(type: string): type is AriEvent['type'] {
  return read.has(type);
}
