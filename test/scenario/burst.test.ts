/** Fifty callers in the same instant, one idle agent: she is rung for the first of them, once. */
import { Core } from '../../src/core/core';
import { legId, type CallId } from '../../src/core/ids';
import { agentId } from '../fixtures/floor/rules';
import { node } from './happenings';
import { storyRules } from './story-rules';

test('fifty callers, one idle agent: exactly one offer, and one more each time she is free', () => {
  const core = Core.create(storyRules({}, { general: { wrapUpMs: 0 } }), 0);
  const agent = agentId('8001');
  core.step({ type: 'PhoneRegistered', at: 1, agentId: agent });
  core.step({ type: 'AgentLoggedIn', at: 1, agentId: agent });
  const offers: string[] = [];
  const step = (event: Parameters<Core['step']>[0]) => {
    for (const command of core.step(event).commands) if (command.type === 'OfferCall') offers.push(command.callId);
  };
  const ids = Array.from({ length: 50 }, (_, i) => `c${String(i).padStart(2, '0')}` as CallId);
  for (const callId of ids)
    step({ type: 'CallArrived', at: 10, callId, legId: legId(callId, 0), node, dialled: '95002', caller: '' });
  expect(offers).toEqual([ids[0]]);
  for (const [i, callId] of ids.entries()) {
    const at = 20 + i;
    step({ type: 'OfferAnswered', at, callId, legId: legId(callId, 1) });
    step({ type: 'CallerHungUp', at, callId, legId: legId(callId, 0) });
    step({ type: 'LegHungUp', at, callId, legId: legId(callId, 1) });
    expect(offers).toEqual(ids.slice(0, i + 2));
  }
});
