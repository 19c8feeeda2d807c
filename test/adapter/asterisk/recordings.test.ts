/** What a recording keeps of either side while whispers, masks and restarts meet. */
import { Holdings } from '../../../src/asterisk/holdings';
import { Lanes } from '../../../src/asterisk/lanes';
import { Recordings } from '../../../src/asterisk/recordings';
import { legId, type CallId, type NodeId, type PlaybackId } from '../../../src/core/ids';
import { SystemClock } from '../../../src/engine/system-clock';
import { createLog } from '../../../src/log';

const callId = 'c1' as CallId;
const leg = legId(callId, 1);
const channelId = 'h-c1-1';
const of = { callId, node: 'node-1' as NodeId, legId: leg };
const whisper = 'c1-p1' as PlaybackId;

/** MixMonitor's own two switches: `both` sets either, `write` only the caller's side. */
class Monitor {
  agent = 'kept';
  caller = 'kept';
  isAway = false;
  start = async () => undefined;
  stop = async () => undefined;
  mask = async (_: string, masked: boolean) => {
    if (this.isAway) throw new Error('not connected');
    this.agent = this.caller = masked ? 'silent' : 'kept';
  };
  deafen = async (_: string, deaf: boolean) => {
    if (this.isAway) throw new Error('not connected');
    this.caller = deaf ? 'silent' : 'kept';
  };
  get sides() {
    return `agent ${this.agent}, caller ${this.caller}`;
  }
}

/** A process beside that monitor; the agent's leg is known to it. */
function process(monitor: Monitor) {
  const holdings = new Holdings();
  holdings.add({
    ...{ kind: 'own', callId, legId: leg, channelId, playing: new Set(), music: 'off' },
    ...{ stage: 'up', withdrawn: false, bridgeId: null, inBridge: null },
  });
  const lanes = new Lanes();
  const failures: string[] = [];
  const post = { post: ({ type }: { readonly type: string }) => void failures.push(type) };
  const log = createLog('silent');
  const recordings = new Recordings({ holdings, lanes, recorder: monitor, post, clock: new SystemClock(0), log });
  return {
    failures,
    start: async () => {
      recordings.take({ type: 'StartRecording', ...of, recordingId: 'c1-r1', behind: whisper });
      await lanes.drained();
    },
    mask: async (masked: boolean) => {
      recordings.take({ type: 'MaskRecording', ...of, masked });
      await lanes.drained();
    },
    whispered: async () => {
      holdings.dropPlayback(whisper);
      await lanes.drained();
    },
    resume: async (masked: boolean) => {
      recordings.resume([{ callId, legId: leg, masked }]);
      await lanes.drained();
    },
  };
}

test('what is whispered is kept out of the caller’s side, and then she is heard', async () => {
  const monitor = new Monitor();
  const { start, whispered } = process(monitor);
  await start();
  expect(monitor.sides).toBe('agent kept, caller silent');
  await whispered();
  expect(monitor.sides).toBe('agent kept, caller kept');
});

test('masked during the whisper it stays silent when that ends; taken back during it, the whisper stays out', async () => {
  const monitor = new Monitor();
  const { start, mask, whispered } = process(monitor);
  await start();
  await mask(true);
  await mask(false);
  expect(monitor.sides).toBe('agent kept, caller silent');
  await mask(true);
  await whispered();
  expect(monitor.sides).toBe('agent silent, caller silent');
  await mask(false);
  expect(monitor.sides).toBe('agent kept, caller kept');
});

test.each([
  [false, 'agent kept, caller kept'],
  [true, 'agent silent, caller silent'],
])(
  'the process dies in the middle of a whisper, masked: %s; the next one has it as it should be',
  async (masked, sides) => {
    const monitor = new Monitor();
    await process(monitor).start();
    await process(monitor).resume(masked);
    expect(monitor.sides).toBe(sides);
  },
);

test('a wish that was lost with the recorder’s connection is made good when that is back; no recording fails of it', async () => {
  const monitor = new Monitor();
  const { start, whispered, resume, failures } = process(monitor);
  await start();
  monitor.isAway = true;
  await whispered();
  await resume(false);
  monitor.isAway = false;
  expect(monitor.sides).toBe('agent kept, caller silent');
  await resume(false);
  expect(monitor.sides).toBe('agent kept, caller kept');
  expect(failures).toEqual([]);
});
