import { legId, type CallId } from '../../../src/core/ids';
import { Stage } from './stage';

const ringing = `
  0s AgentsReady 8001
  1s CallArrived c1 95002
  2s OfferRinging c1.1`;

test('one timer, for the next deadline; it ticks exactly then', () => {
  const stage = new Stage().play(ringing);
  expect(stage.clock.armed).toEqual([17_000]);
  stage.clock.turnTo(16_999);
  expect(stage.records.at(-1)?.event.type).toBe('OfferRinging');
  stage.clock.turnTo(17_000);
  expect(stage.records.at(-1)?.event).toEqual({ type: 'Tick', at: 17_000 });
  expect(stage.commands.at(-1)).toMatchObject({ type: 'CancelOffer', legId: legId('c1' as CallId, 1) });
});

test('a deadline that is no more is not waited for', () => {
  const stage = new Stage().play(`${ringing}\n3s OfferAnswered c1.1`);
  expect(stage.clock.armed).toEqual([]);
  stage.clock.turnTo(60_000);
  expect(stage.records.at(-1)?.event.type).toBe('OfferAnswered');
});

test('a nearer deadline takes the timer over', () => {
  const stage = new Stage().play(`${ringing}\n3s CallArrived c2 12345`);
  expect(stage.clock.armed).toEqual([8_000]);
});

test('a machine that slept ticks once for everything that is due', () => {
  const stage = new Stage().play(`${ringing}\n3s CallArrived c2 12345`);
  stage.clock.turnTo(3_600_000, true);
  const ticks = stage.records.filter(({ event }) => event.type === 'Tick');
  expect(ticks.map(({ at }) => at)).toEqual([3_600_000]);
  expect(stage.typesOf(ticks[0]?.entries ?? [])).toEqual(expect.arrayContaining(['OfferEnded', 'CallEnded']));
});

test('after recovery the timer is armed by hand, after stop it is not', () => {
  const stage = new Stage().play(ringing);
  const again = new Stage(undefined, stage.core, 9);
  expect(again.clock.armed).toEqual([]);
  again.engine.setWake();
  expect(again.clock.armed).toEqual([17_000]);
  again.engine.stop();
  expect(again.clock.armed).toEqual([]);
});
