/** What is done in Asterisk when a channel enters the application or is gone; see `Doorman`. */
import type { Log } from '../log';
import type { AmiRecorder } from './ami-recorder';
import type { AriCommands } from './ari-commands';
import type { Bridges } from './bridges';
import type { CallerLeg, DiallerLeg, Leg, OwnLeg } from './holdings';
import type { Lanes } from './lanes';
import { detailOf } from './outcome';
import type { OwnLegs } from './own-legs';
import type { Doorman } from './to-event';

interface DoorParts {
  readonly ari: AriCommands;
  readonly lanes: Lanes;
  readonly ownLegs: OwnLegs;
  readonly bridges: Bridges;
  readonly recorder: AmiRecorder;
  readonly log: Log;
}

export class Door implements Doorman {
  constructor(private readonly parts: DoorParts) {}

  label(leg: CallerLeg | DiallerLeg): void {
    const { ari, lanes } = this.parts;
    lanes.add(leg.callId, () =>
      this.quietly(ari.setCallId(leg.channelId, leg.callId), leg.callId, 'call id not written on its channel'),
    );
  }

  /** Beside the lane: the phone is to ring at once; its bridge is made while it does. */
  entered(leg: OwnLeg): void {
    const { bridges, ownLegs } = this.parts;
    void ownLegs.entered(leg).then(() => bridges.prepare(leg));
  }

  turnAway(channelId: string): void {
    void this.quietly(this.parts.ari.hangUp(channelId, 'normal'), channelId, 'channel not sent away');
  }

  gone(leg: Leg): void {
    this.parts.recorder.forget(leg.channelId);
    this.parts.bridges.legGone(leg);
  }

  private async quietly(work: Promise<unknown>, subject: string, what: string): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.parts.log.warn({ subject, detail: detailOf(error) }, what);
    }
  }
}
