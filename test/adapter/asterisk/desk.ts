/** What the tests of this folder do again and again: a caller calls, an agent's phone waits, all is put away. */
import { bridgeId, legId, type AgentId, type CallId, type LegId, type QueueId } from '../../../src/core/ids';
import type { OfferCall } from '../../../src/core/command';
import { until } from '../../phones/until';
import { node, OwnAsterisk, trunkAddress } from './own-asterisk';
import {
  agentPhone,
  callFrom,
  customerPhone,
  dialFrom,
  type AgentPhone,
  type CallPlan,
  type SipPhone,
} from './sip-phone';

export interface Caller {
  readonly phone: SipPhone;
  readonly ear: SipPhone['ear'];
  readonly callId: CallId;
  readonly leg: LegId;
  readonly on: { readonly callId: CallId; readonly node: typeof node };
}
export type CallerPlan = Partial<Omit<CallPlan, 'caller'>> & { readonly from?: string };

export class Desk {
  own!: OwnAsterisk;
  private readonly phones: SipPhone[] = [];

  async open(): Promise<void> {
    this.own = await OwnAsterisk.start();
  }

  /** Phones go, and Asterisk must hold nothing any more; what a failed test left is taken away for the next. */
  async tidy(): Promise<void> {
    for (const phone of this.phones.splice(0)) await phone.stop();
    try {
      await until('nothing is left over', async () => (await this.own.leftOver()).length === 0, { withinMs: 3_000 });
    } finally {
      await this.own.takeAway();
      this.own.events.length = 0;
    }
  }

  close(): Promise<void> {
    return this.own.close();
  }

  /** Somebody on the trunk calls; nothing has been done with the call yet. */
  async caller(plan: CallerPlan = {}): Promise<Caller> {
    const seen = new Set(this.own.events);
    const phone = await this.stranger(plan);
    const { callId, legId: leg } = await this.own.next('CallArrived', (event) => !seen.has(event));
    return { phone, ear: phone.ear, callId, leg, on: { callId, node } };
  }

  /** As `caller`, for calls that need not arrive. */
  async stranger({ number = '95001', from = '13800005678', ...rest }: CallerPlan = {}): Promise<SipPhone> {
    const phone = await callFrom(this.own.place, { address: trunkAddress, number, caller: from, ...rest });
    this.phones.push(phone);
    return phone;
  }

  async agent(extension: string, plan: Partial<AgentPhone> = {}): Promise<SipPhone> {
    const secret = this.own.secrets.of(`agents/${extension}`);
    const phone = await agentPhone(this.own.place, { extension, secret, scenario: 'agent', ...plan });
    this.phones.push(phone);
    await this.own.next('PhoneRegistered', ({ agentId }) => agentId === extension);
    return phone;
  }

  /** The customer of a callback, behind the trunk. */
  async customer(plan: Parameters<typeof customerPhone>[3]): Promise<SipPhone> {
    const phone = await customerPhone(this.own.place, trunkAddress, this.own.trunkPort, plan);
    this.phones.push(phone);
    return phone;
  }

  /** An agent dials a code on her phone. */
  async dials(extension: string, code: string): Promise<SipPhone> {
    const secret = this.own.secrets.of(`agents/${extension}`);
    const phone = await dialFrom(this.own.place, { extension, secret, code });
    this.phones.push(phone);
    return phone;
  }

  /** The command that rings an agent for that caller, as the `n`-th leg of the call. */
  offer(caller: Caller, extension: string, n = 1): OfferCall {
    return {
      type: 'OfferCall',
      ...caller.on,
      legId: legId(caller.callId, n),
      agentId: extension as AgentId,
      callerLegId: caller.leg,
      caller: '13800005678',
      queueId: 'general' as QueueId,
      bridgeId: bridgeId(caller.callId, n),
    };
  }
}
