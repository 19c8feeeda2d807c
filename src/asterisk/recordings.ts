/** Recording commands → the recorder. A failure is told once; the call goes on. */
import type { CallId } from '../core/ids';
import type { MaskRecording, StartRecording, StopRecording } from '../core/command';
import type { Clock, Post, RecordedTalk, Recorder } from '../engine/ports';
import type { Log } from '../log';
import { channelIdOf } from './asterisk-ids';
import type { Holdings } from './holdings';
import type { Lanes } from './lanes';
import { detailOf } from './outcome';

interface Parts {
  readonly holdings: Holdings;
  readonly lanes: Lanes;
  readonly recorder: Recorder;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
}
/** Longer than a whisper may be. */
const deafAtMostMs = 7_000;

type RecordingCommand = StartRecording | StopRecording | MaskRecording;

export class Recordings {
  /** Channels whose caller's side is kept as silence while something is whispered. */
  private readonly deaf = new Set<string>();

  constructor(private readonly parts: Parts) {}

  /**
   * Whenever the recorder is back. What it was told last may be lost, or was told by a process that ended in the middle of a
   * whisper: what is to be silent is silent, everything else is heard.
   */
  resume(talks: readonly RecordedTalk[]): void {
    const { lanes, holdings, recorder, log } = this.parts;
    for (const { callId, legId, masked } of talks)
      lanes.add(`${callId} recording`, async () => {
        const leg = holdings.ofLeg(legId);
        if (!leg) return;
        leg.isMasked = masked;
        try {
          await recorder.mask(leg.channelId, masked);
          if (!masked && this.deaf.has(leg.channelId)) await recorder.deafen(leg.channelId, true);
        } catch (error) {
          log.warn({ callId, masked, detail: detailOf(error) }, 'recording not as it should be');
        }
      });
  }

  take(command: RecordingCommand): void {
    const { callId, legId } = command;
    this.parts.lanes.add(`${callId} recording`, async () => {
      const { holdings, post, clock, log } = this.parts;
      const channelId = holdings.ofLeg(legId)?.channelId ?? channelIdOf(legId);
      try {
        await this.carryOut(command, channelId);
      } catch (error) {
        const detail = `${command.type}: ${detailOf(error)}`;
        log.error({ callId, detail }, 'recording failed');
        post.post({ type: 'RecordingFailed', at: clock.now(), callId, detail });
      }
    });
  }

  /** The caller's side of the recording is hers: not what was whispered to her agent. */
  private async start({ callId, recordingId, behind }: StartRecording, channelId: string): Promise<void> {
    const { recorder, holdings, lanes } = this.parts;
    await recorder.start(channelId, recordingId);
    if (behind === undefined) return;
    this.deaf.add(channelId);
    holdings.whenEnded(behind, deafAtMostMs, () => {
      lanes.add(`${callId} recording`, async () => {
        this.deaf.delete(channelId);
        const leg = holdings.ofChannel(channelId);
        // Masked meanwhile: that goes on.
        if (leg && leg.isMasked !== true) await this.deafen(callId, channelId, false);
      });
    });
    await this.deafen(callId, channelId, true);
  }

  /** The recording goes on, whatever becomes of this. */
  private async deafen(callId: CallId, channelId: string, deaf: boolean): Promise<void> {
    try {
      await this.parts.recorder.deafen(channelId, deaf);
    } catch (error) {
      this.parts.log.warn({ callId, deaf, detail: detailOf(error) }, 'whisper not kept out of the recording');
    }
  }

  private async mask({ callId, masked }: MaskRecording, channelId: string): Promise<void> {
    const { recorder, holdings } = this.parts;
    const leg = holdings.ofChannel(channelId);
    if (leg) leg.isMasked = masked;
    await recorder.mask(channelId, masked);
    if (!masked && this.deaf.has(channelId)) await this.deafen(callId, channelId, true);
  }

  private carryOut(command: RecordingCommand, channelId: string): Promise<void> {
    const { recorder } = this.parts;
    switch (command.type) {
      case 'StartRecording':
        return this.start(command, channelId);
      case 'StopRecording':
        return recorder.stop(channelId, command.recordingId);
      case 'MaskRecording':
        return this.mask(command, channelId);
    }
  }
}
