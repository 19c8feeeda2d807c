/** An agent dials outside by herself. */
import type { AgentId, CallId, Instant, LegId, NodeId } from './ids';

/** From an agent's phone, which is the endpoint and never the caller id: the prefix and an outside number. */
export interface AgentDialled {
  readonly type: 'AgentDialled';
  readonly at: Instant;
  readonly agentId: AgentId;
  /** Of the call this may become. */
  readonly callId: CallId;
  /** Her phone: leg 1 of that call, because leg 0 is always the customer's. */
  readonly legId: LegId;
  /** Without the prefix; hostile text, dialled only when the rules allow it. */
  readonly number: string;
  readonly node: NodeId;
}
