import fc from 'fast-check';
import { SystemClock } from '../../../src/engine/system-clock';

test('time never goes back and runs within 1 % of the true one, however the wall is set', () => {
  const happening = fc.record({ passed: fc.nat(9_000), jump: fc.option(fc.integer({ min: -90_000, max: 90_000 })) });
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 60 }), (happenings) => {
      const machine = { wallMs: 1_700_000_000_000, monotonicMs: 0 };
      const source = { wall: () => machine.wallMs, monotonic: () => machine.monotonicMs };
      const clock = new SystemClock(0, source);
      const began = clock.now();
      let last = began;
      for (const { passed, jump } of happenings) {
        machine.monotonicMs += passed;
        machine.wallMs += passed + (jump ?? 0);
        const now = clock.now();
        if (now < last) return false;
        if (Math.abs(now - last - passed) > passed * 0.01 + 1) return false;
        last = now;
      }
      return Math.abs(last - began - machine.monotonicMs) <= machine.monotonicMs * 0.01 + 1;
    }),
  );
});
