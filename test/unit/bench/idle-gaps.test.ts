/** What the bench reads out of packets, on a conversation written down by hand. */
import { queueFigures } from '../../../bench/measure/idle-gaps';
import { parseSip, type SipMessage } from '../../../bench/measure/sip';

const place = { address: '127.0.0.1', port: 5060 };
const trunk = { address: '127.0.0.2', port: 5070 };
const phones = { address: '127.0.0.3', port: 5080 };
type Side = typeof place;

/** Milliseconds, who sends to whom, first line, Call-ID, who is called by whom. */
function message(at: number, from: Side, to: Side, first: string, callId: string, users: string): SipMessage {
  const [caller, called] = users.split('>');
  const method = first.startsWith('SIP/2.0') ? 'INVITE' : first.split(' ')[0];
  const lines = [first, `From: <sip:${caller}@a>`, `To: <sip:${called}@b>`, `Call-ID: ${callId}`, `CSeq: 1 ${method}`];
  const parsed = parseSip({
    ...{ at, from: from.address, fromPort: from.port, to: to.address, toPort: to.port },
    payload: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`),
  });
  if (!parsed) throw new Error(first);
  return parsed;
}
const invite = (who: string) => `INVITE sip:${who}@x SIP/2.0`;
const bye = 'BYE sip:x@x SIP/2.0';
const ok = 'SIP/2.0 200 OK';

const arrives = (at: number, who: string) => [
  message(at, trunk, place, invite('95002'), `in-${who}`, `${who}>95002`),
  message(at + 2, place, trunk, ok, `in-${who}`, `${who}>95002`),
];
const talks = (at: number, until: number, agent: string, who: string) => [
  message(at, place, phones, invite(agent), `out-${who}`, `${who}>${agent}`),
  message(at + 0.5, place, phones, invite(agent), `out-${who}`, `${who}>${agent}`), // sent again
  message(at + 100, phones, place, ok, `out-${who}`, `${who}>${agent}`),
  message(until, phones, place, bye, `out-${who}`, `${who}>${agent}`),
];

test("from an agent's BYE to her next INVITE, only where somebody waits", () => {
  const figures = queueFigures(
    [
      ...[...arrives(0, '131'), ...arrives(10, '132'), ...arrives(20, '133'), ...arrives(30, '134')],
      ...[...talks(100, 1_000, '8001', '131'), ...talks(100, 1_200, '8002', '132')],
      ...[...talks(1_004, 2_000, '8001', '133'), ...talks(1_207, 2_100, '8002', '134')],
      ...arrives(2_500, '135'),
      ...talks(2_600, 3_000, '8001', '135'),
    ].sort((a, b) => a.at - b.at),
    place,
  );
  expect(figures.gaps).toEqual([
    { agent: '8001', byeAt: 1_000, gapMs: 4, waiting: 2 },
    { agent: '8002', byeAt: 1_200, gapMs: 7, waiting: 1 },
  ]);
  // 8001 at 2,000 (nobody waited), and the last BYE of each.
  expect(figures).toMatchObject({ leftOut: 3, invites: 5, delivered: 5 });
});

test("a BYE of the switch's is no agent's", () => {
  const cut = talks(100, 1_000, '8001', '131').map((one) =>
    one.method === 'BYE' ? message(1_000, place, phones, bye, 'out-131', '131>8001') : one,
  );
  const figures = queueFigures(
    [...arrives(0, '131'), ...arrives(1, '132'), ...cut, ...talks(1_009, 2_000, '8001', '132')],
    place,
  );
  expect(figures.gaps).toEqual([]);
  expect(figures.leftOut).toBe(1);
});
