/** Recording commands → the recorder. A failure is told once; the call goes on. */
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

  private carryOut(command: RecordingCommand, channelId: string): Promise<void> {
    const { recorder } = this.parts;
    switch (command.type) {
      case 'StartRecording':
        return recorder.start(channelId, command.recordingId);
      case 'StopRecording':
        return recorder.stop(channelId, command.recordingId);
      case 'MaskRecording':
        return recorder.mask(channelId, command.masked);
    }
  }
}
