import {
  expectedWaitMs,
  learnAnswer,
  learnTalk,
  learnWrapUp,
  type ServiceRates,
} from '../../../src/core/expected-wait';
import { Core } from '../../../src/core/core';
import { agentId, queueId, rules } from '../../fixtures/floor/rules';

/** A floor with everybody at work and nobody free, and rates of its queues. */
function floorAtWork() {
  const { floor } = Core.create(rules(), 0);
  const pool = floor.queues.get(queueId('general'))?.pools[0];
  if (!pool) throw new Error('no pool');
  return { floor, pool };
}

test('place × handle time ÷ agents at work', () => {
  const { pool } = floorAtWork();
  const rates: ServiceRates = new Map();
  for (const talkMs of [100_000, 140_000]) learnTalk(rates, queueId('general'), talkMs);
  learnWrapUp(rates, queueId('general'), 30_000);
  pool.atWork = 5;
  expect(expectedWaitMs(pool, 1, rates.get(queueId('general')))).toBe(30_000);
  expect(expectedWaitMs(pool, 4, rates.get(queueId('general')))).toBe(120_000);
});

test('agents count for the share of their calls that come from the queue', () => {
  const { floor, pool } = floorAtWork();
  const agent = floor.agents.get(agentId('8003'));
  if (!agent) throw new Error('no agent');
  const rates: ServiceRates = new Map();
  learnTalk(rates, queueId('general'), 60_000);
  for (const from of ['general', 'repair', 'general', 'repair']) learnAnswer(rates, agent, queueId(from));
  pool.atWork = 2;
  expect(expectedWaitMs(pool, 1, rates.get(queueId('general')))).toBe(60_000);
});

test('unknown before the first call has ended, and while nobody works', () => {
  const { pool } = floorAtWork();
  pool.atWork = 3;
  expect(expectedWaitMs(pool, 1, undefined)).toBeNull();
  pool.atWork = 0;
  const rates: ServiceRates = new Map();
  learnTalk(rates, queueId('general'), 60_000);
  expect(expectedWaitMs(pool, 1, rates.get(queueId('general')))).toBeNull();
});

test('old calls fade: after twice the window of another length the new one is near', () => {
  const rates: ServiceRates = new Map();
  for (let i = 0; i < 50; i += 1) learnTalk(rates, queueId('general'), 60_000);
  for (let i = 0; i < 300; i += 1) learnTalk(rates, queueId('general'), 120_000);
  expect(rates.get(queueId('general'))?.talkMs).toBeGreaterThan(110_000);
});
