/**
 * An agent's own outside call: prefix and number, dialled on her phone. Whether she may is decided here; then it goes on
 * like a callback whose agent holds the line. Her phone is only answered once somebody is there.
 */
import { listedFact } from './known-callers';
import type { Agent } from './agent';
import { bePending, closeLeg } from './agent-state';
import { featureCallLimitMs, reply } from './agent-wish';
import type { AgentDialled } from './agent-dialled';
import { legId, type PromptId } from './ids';
import { mayDial } from './may-dial';
import { callerLeg, ringTone } from './playing';
import type { Outside } from './rules';
import { sayAgentState } from './speak';
import type { Step } from './step';
import { endWrapUp } from './talk';

export function agentDialled(step: Step, event: AgentDialled): void {
  const { floor } = step;
  if (floor.calls.has(event.callId) || floor.legs.has(event.legId)) return;
  const agent = floor.agents.get(event.agentId);
  if (!agent || !floor.rules.agents.has(agent.id)) return reply(step, event, ['agent-not-configured']);
  const { outside } = floor.rules;
  if (!outside) return refuse(step, agent, event, ['outside-off']);
  if (!mayDial(outside.allow, event.number)) return refuse(step, agent, event, ['outside-not-allowed']);
  switch (agent.state.kind) {
    case 'ready':
      return begin(step, agent, event, outside);
    case 'not-ready': {
      const { reason } = agent.state;
      begin(step, agent, event, outside);
      // After the call she is what she was before; whether her phone is there is known anew by then.
      if (reason !== 'unreachable') bePending(step, agent, { kind: 'not-ready', reason });
      return;
    }
    case 'wrap-up':
      return endWrapUp(step, agent, () => begin(step, agent, event, outside));
    default:
      return refuse(step, agent, event, sayAgentState(agent));
  }
}

/** While she listens, nothing is offered to her phone. */
function refuse(step: Step, agent: Agent, event: AgentDialled, prompts: readonly PromptId[]): void {
  if (agent.closing === null) closeLeg(step, agent, event.legId, featureCallLimitMs);
  reply(step, event, prompts);
}

function begin(step: Step, agent: Agent, event: AgentDialled, outside: Outside): void {
  const { floor } = step;
  const { callId, node, number } = event;
  step.call(callId, {
    type: 'CallStarted',
    direction: 'outbound',
    node,
    dialled: number,
    caller: outside.callerId,
    language: floor.rules.language,
    rulesHash: floor.rules.hash,
    callback: null,
    ...listedFact(floor, number),
  });
  step.commit();
  const call = floor.calls.get(callId);
  if (!call) return;
  const agentLegId = legId(callId, 1);
  const [trunk = ''] = outside.trunks;
  step.agent(agent, {
    type: 'AgentStateChanged',
    state: 'talking',
    reason: null,
    callId,
    legId: agentLegId,
    until: null,
  });
  const until = floor.now + outside.ringMs;
  const customer = callerLeg(call);
  const dialled = {
    agentId: agent.id,
    agentLegId,
    legId: customer,
    number,
    trunk,
    bridgeId: step.nextBridge(call),
    until,
  };
  step.call(callId, { type: 'OutsideDialled', ...dialled });
  const seq = step.lastSeq(call);
  ringTone(step, call, agentLegId);
  const { callerId } = outside;
  step.command({ type: 'DialOutside', callId, node, legId: customer, number, trunk, callerId, seq, callback: null });
}
