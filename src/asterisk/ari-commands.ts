/** Asterisk's commands by name. Each rejects with `AriError`, `AriTimeout` or the system's error. */
import type { AriHttp } from './ari-http';
import { callIdVariable, stasisApp } from './asterisk-ids';
import { isGone } from './outcome';

/** Cause told to the phone; Asterisk's own words. */
export type HangUpReason = 'normal' | 'busy' | 'congestion' | 'no_answer' | 'answered_elsewhere';

export interface NewChannel {
  readonly channelId: string;
  /** `PJSIP/<endpoint>`, built from checked parts only. */
  readonly endpoint: string;
  /** Channel whose codec is offered first and whose group this one joins. */
  readonly originator: string | undefined;
  /** Shown on the phone. */
  readonly shownNumber: string;
  /** Beside it; the number unless given. */
  readonly shownName?: string;
}

/** Seconds after which Asterisk itself stops ringing; the core's own limits are far below. */
const ringLimitSeconds = '180';

export class AriCommands {
  constructor(private readonly http: AriHttp) {}

  setCallId(channelId: string, callId: string): Promise<unknown> {
    return this.http.request('POST', `/channels/${id(channelId)}/variable`, {
      query: { variable: callIdVariable, value: callId },
    });
  }

  answer(channelId: string): Promise<unknown> {
    return this.http.request('POST', `/channels/${id(channelId)}/answer`);
  }

  play(channelId: string, playbackId: string, media: readonly string[]): Promise<unknown> {
    return this.http.request('POST', `/channels/${id(channelId)}/play/${id(playbackId)}`, {
      query: { media: media.join(',') },
    });
  }

  stopPlayback(playbackId: string): Promise<void> {
    return unlessGone(this.http.request('DELETE', `/playbacks/${id(playbackId)}`, { bypass: true }));
  }

  startMusic(channelId: string): Promise<unknown> {
    return this.http.request('POST', `/channels/${id(channelId)}/moh`);
  }

  stopMusic(channelId: string): Promise<void> {
    return unlessGone(this.http.request('DELETE', `/channels/${id(channelId)}/moh`));
  }

  startRingTone(channelId: string): Promise<unknown> {
    return this.http.request('POST', `/channels/${id(channelId)}/ring`);
  }

  /** Also answers 204 where no tone plays. */
  stopRingTone(channelId: string): Promise<void> {
    return unlessGone(this.http.request('DELETE', `/channels/${id(channelId)}/ring`));
  }

  /** Into `<spool>/recording/<name>.wav`; `#` ends it. */
  record(channelId: string, name: string, limits: { readonly longestMs: number; readonly silenceMs: number }) {
    return this.http.request('POST', `/channels/${id(channelId)}/record`, {
      query: {
        name,
        format: 'wav',
        maxDurationSeconds: String(Math.ceil(limits.longestMs / 1_000)),
        maxSilenceSeconds: String(Math.ceil(limits.silenceMs / 1_000)),
        ifExists: 'overwrite',
        terminateOn: '#',
      },
    });
  }

  /** Rejects with 404 when it is not. */
  isRecording(name: string): Promise<unknown> {
    return this.http.request('GET', `/recordings/live/${id(name)}`);
  }

  /** `dtmf_events`: what agents key is told whether or not the talk is recorded. */
  createBridge(bridgeId: string): Promise<unknown> {
    return this.http.request('POST', '/bridges', { query: { type: 'mixing,dtmf_events', bridgeId } });
  }

  destroyBridge(bridgeId: string): Promise<void> {
    return unlessGone(this.http.request('DELETE', `/bridges/${id(bridgeId)}`));
  }

  /** One after another; the channels that were added stay when a later one is refused. */
  addToBridge(bridgeId: string, channelIds: readonly string[]): Promise<unknown> {
    return this.http.request('POST', `/bridges/${id(bridgeId)}/addChannel`, {
      query: { channel: channelIds.join(',') },
    });
  }

  /** Resolves once the channel has left it, which what is asked of the channel next relies on. */
  removeFromBridge(bridgeId: string, channelId: string): Promise<void> {
    return unlessGone(
      this.http.request('POST', `/bridges/${id(bridgeId)}/removeChannel`, { query: { channel: channelId } }),
    );
  }

  create(channel: NewChannel): Promise<unknown> {
    return this.http.request('POST', '/channels/create', {
      query: {
        endpoint: channel.endpoint,
        app: stasisApp,
        appArgs: 'leg',
        channelId: channel.channelId,
        originator: channel.originator,
      },
      // `i`: known before the phone is rung, no update is sent
      body: {
        variables: {
          'CONNECTEDLINE(name,i)': channel.shownName ?? channel.shownNumber,
          'CONNECTEDLINE(num,i)': channel.shownNumber,
          'CONNECTEDLINE(num-pres,i)': 'allowed_passed_screen',
        },
      },
    });
  }

  dial(channelId: string): Promise<unknown> {
    return this.http.request('POST', `/channels/${id(channelId)}/dial`, { query: { timeout: ringLimitSeconds } });
  }

  hangUp(channelId: string, reason: HangUpReason): Promise<void> {
    return unlessGone(this.http.request('DELETE', `/channels/${id(channelId)}`, { query: { reason }, bypass: true }));
  }

  /** Queued behind what is playing on the channel. */
  continueAt(channelId: string, context: string): Promise<void> {
    return unlessGone(
      this.http.request('POST', `/channels/${id(channelId)}/continue`, {
        query: { context, extension: 's', priority: '1' },
      }),
    );
  }
}

const id = encodeURIComponent;

/** Taking away what is not there any more is done. */
async function unlessGone(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
