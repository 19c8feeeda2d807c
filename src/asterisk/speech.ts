/** Sentences and music in callers' and agents' ears. */
import { join } from 'node:path';
import type { PlayPrompt, StopPlayback } from '../core/command';
import type { Language, LegId, PlaybackId, PromptId } from '../core/ids';
import type { Clock, Post } from '../engine/ports';
import type { AriCommands } from './ari-commands';
import { ariPlaybackId, callOfMessage } from './asterisk-ids';
import type { Holdings, Leg, Playback } from './holdings';

export class Speech {
  constructor(
    private readonly ari: AriCommands,
    private readonly holdings: Holdings,
    private readonly post: Post,
    private readonly clock: Clock,
    private readonly promptsDir: string,
  ) {}

  /** `sound:` URIs without extension: Asterisk takes the file that needs no transcoding. */
  media(language: Language, prompts: readonly PromptId[]): readonly string[] {
    return prompts.map((prompt) => {
      if (!/^[0-9A-Za-z][0-9A-Za-z_-]{0,79}$/.test(prompt)) throw new Error(`prompt id '${prompt}'`);
      return `sound:${join(this.promptsDir, language, prompt)}`;
    });
  }

  async play(leg: Leg, playback: Playback, command: PlayPrompt): Promise<void> {
    if (playback.stopped || command.prompts.length === 0) return this.finish(playback, command.prompts.length === 0);
    const sentences = this.media(command.language, command.prompts);
    const media = command.message === undefined ? sentences : [messageMedia(command.message), ...sentences];
    await this.stopMusic(leg);
    await this.begin(playback, media);
  }

  /** It may have been stopped while it was on its way. */
  async begin(playback: Playback, media: readonly string[]): Promise<void> {
    const { id, legs } = playback;
    await Promise.all(legs.map((leg, nth) => this.ari.play(leg.channelId, ariPlaybackId(id, nth), media)));
    playback.started = true;
    if (playback.stopped) await this.stopAll(playback);
  }

  /** Stops it now, or keeps it from beginning. */
  async stop(command: Pick<StopPlayback, 'playbackId'>): Promise<void> {
    await this.stopOne(command.playbackId);
  }

  /** Media would keep every further command waiting on that channel. What is asked for later is spared, see `heardOn`. */
  async silence(leg: Leg, heard: readonly Playback[] = [...leg.playing]): Promise<void> {
    await Promise.all([this.stopMusic(leg), this.stopHeard(leg, heard)]);
  }

  /** Of `heard`, what this leg still hears or is to hear. */
  async stopHeard(leg: Leg, heard: readonly Playback[]): Promise<void> {
    const left = heard.filter((playback) => leg.playing.has(playback));
    await Promise.all(left.map((playback) => this.stopOne(playback.id)));
  }

  /** What plays, or is to play, on these legs by commands taken so far. */
  heardOn(legIds: readonly LegId[]): readonly Playback[] {
    return legIds.flatMap((legId) => [...(this.holdings.ofLeg(legId)?.playing ?? [])]);
  }

  /** Hold music goes on through `addChannel` and mixes with the voices: it has to be stopped. */
  async stopMusic(leg: Leg): Promise<void> {
    const { music, channelId } = leg;
    if (music === 'off') return;
    leg.music = 'off';
    if (music !== 'on') await this.ari.stopRingTone(channelId);
    if (music !== 'ring-tone') await this.ari.stopMusic(channelId);
  }

  async startMusic(leg: Leg): Promise<void> {
    if (leg.music === 'on') return;
    if (leg.music === 'ring-tone') await this.stopMusic(leg);
    leg.music = 'on';
    await this.ari.startMusic(leg.channelId);
  }

  /** What somebody hears who waits for another to answer. */
  async startRingTone(leg: Leg, heard: readonly Playback[]): Promise<void> {
    await this.silence(leg, heard);
    leg.music = 'ring-tone';
    await this.ari.startRingTone(leg.channelId);
  }

  /** Tells that a playback ended, once. */
  finish(playback: Playback, played: boolean): void {
    if (!this.holdings.dropPlayback(playback.id)) return;
    const [{ callId }] = playback.legs;
    this.post.post({ type: 'PromptFinished', at: this.clock.now(), callId, playbackId: playback.id, played });
  }

  private async stopOne(id: PlaybackId): Promise<void> {
    const playback = this.holdings.playback(id);
    if (playback) playback.stopped = true;
    if (!playback) return this.ari.stopPlayback(ariPlaybackId(id));
    if (playback.started) await this.stopAll(playback);
  }

  private async stopAll({ id, legs }: Playback): Promise<void> {
    await Promise.all(legs.map((_leg, nth) => this.ari.stopPlayback(ariPlaybackId(id, nth))));
  }
}

/** Asterisk knows a recording by the name it was given. */
function messageMedia(messageId: string): string {
  if (!callOfMessage(messageId)) throw new Error(`message id '${messageId}'`);
  return `recording:${messageId}`;
}
