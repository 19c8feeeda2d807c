/** Recording commands → the recorder. A failure is told once; the call goes on. */
import type { CallId } from '../core/ids';
import type { MaskRecording, StartRecording, StopRecording } from '../core/command';
import type { Clock, Post, Recorder } from '../engine/ports';
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
  constructor(private readonly parts: Parts) {}

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
    holdings.whenEnded(behind, deafAtMostMs, () => {
      lanes.add(`${callId} recording`, async () => {
        if (holdings.ofChannel(channelId)) await this.deafen(callId, channelId, false);
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

  private carryOut(command: RecordingCommand, channelId: string): Promise<void> {
    const { recorder } = this.parts;
    switch (command.type) {
      case 'StartRecording':
        return this.start(command, channelId);
      case 'StopRecording':
        return recorder.stop(channelId, command.recordingId);
      case 'MaskRecording':
        return recorder.mask(channelId, command.masked);
    }
  }
}
