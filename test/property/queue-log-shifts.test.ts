/** Whatever an old system wrote of an agent: what is kept of her shifts touches, and is as long as they were. */
import fc from 'fast-check';
import { AgentBook, type OverShift } from '../../src/queue-log/agent-book';
import type { AgentLogEvent } from '../../src/queue-log/parse-line';

const events: readonly AgentLogEvent[] = [
  ...(['AGENTLOGIN', 'AGENTLOGOFF', 'ADDMEMBER', 'ADDMEMBER', 'REMOVEMEMBER', 'REMOVEMEMBER'] as const),
  ...(['PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL'] as const),
];
const happening = fc.record({
  after: fc.nat(90),
  what: fc.constantFrom(...events, 'connect' as const, 'complete' as const, 'restart' as const),
  queue: fc.constantFrom('sales', 'help'),
  call: fc.constantFrom('1.1', '1.2', '1.3'),
  reason: fc.constantFrom('', 'lunch', 'break', 'nothing we know'),
});

test('spans touch, differ from their neighbours, and cover the shift from log-in to log-out', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
      const aside: number[] = [];
      const book = new AgentBook(new Map(), (line) => void aside.push(line));
      const over: OverShift[] = [];
      let at = 0;
      let taken = 0;
      for (const [i, { after, what, queue, call, reason }] of happenings.entries()) {
        at += after * 1_000;
        if (what === 'connect') book.connected('8001', call, { callId: call, from: at });
        else if (what === 'complete') book.completed('8001', call, at);
        else if (what === 'restart') book.restarted(at);
        else if (book.take({ at, queue, call: '', agent: '8001', event: what, data: [reason] }, i + 1) === null)
          taken += 1;
        if (i % 7 === 0) over.push(...book.tidy(at));
      }
      over.push(...book.tidy(Infinity));
      for (const { from, to, spans } of over) {
        expect([spans[0]?.from_at, spans.at(-1)?.to_at]).toEqual([from, to]);
        for (const [i, span] of spans.entries()) {
          expect(span.to_at).toBeGreaterThan(span.from_at);
          const next = spans[i + 1];
          if (!next) continue;
          expect(next.from_at).toBe(span.to_at);
          expect([next.state, next.reason, next.call_id]).not.toEqual([span.state, span.reason, span.call_id]);
        }
      }
      // One shift ends where the next begins, or before.
      for (const [i, { to }] of over.entries()) expect(over[i + 1]?.from ?? Infinity).toBeGreaterThanOrEqual(to);
      expect(aside.length).toBeLessThanOrEqual(1);
      expect(taken).toBeGreaterThanOrEqual(
        over.length * 2 - 2 * happenings.filter(({ what }) => what === 'restart').length,
      );
    }),
    { numRuns: 2_000 },
  );
});
