/** From messages to calls: what each caller and each agent's phone exchanged with the hotline, and when. */
import type { SipMessage } from './sip';

interface Place {
  readonly address: string;
  readonly port: number;
}
export interface Leg {
  readonly callId: string;
  /** The number of the one who calls, and the number called. */
  readonly fromUser: string;
  readonly toUser: string;
  readonly invitedAt: number;
  readonly ringingAt: number | null;
  /** The 200 to the INVITE. */
  readonly answeredAt: number | null;
  readonly refusedWith: number | null;
  /** The first BYE. */
  readonly endedAt: number | null;
  /** Media of who sent the INVITE and of who answered it. */
  readonly caller: Place | null;
  readonly callee: Place | null;
}

/** Legs whose INVITE went to (`'in'`) or came from (`'out'`) this address; in the order of their INVITEs. */
export function legsOf(messages: readonly SipMessage[], hotline: Place, direction: 'in' | 'out'): Leg[] {
  const byId = new Map<string, SipMessage[]>();
  for (const message of messages) {
    const list = byId.get(message.callId);
    if (list) list.push(message);
    else byId.set(message.callId, [message]);
  }
  return [...byId.values()].flatMap((list) => {
    const invite = list.find(({ method }) => method === 'INVITE');
    return invite && goes(invite, hotline) === direction ? [legOf(invite, list)] : [];
  });
}

function goes(message: SipMessage, { address, port }: Place): 'in' | 'out' | null {
  if (message.to === address && message.toPort === port) return 'in';
  return message.from === address && message.fromPort === port ? 'out' : null;
}

function legOf(invite: SipMessage, list: readonly SipMessage[]): Leg {
  const answers = list.filter(({ cseq, status }) => status !== null && cseq === invite.cseq);
  const ok = answers.find(({ status }) => status === 200);
  return {
    callId: invite.callId,
    fromUser: invite.fromUser,
    toUser: invite.toUser,
    invitedAt: invite.at,
    ringingAt: answers.find(({ status }) => status === 180)?.at ?? null,
    answeredAt: ok?.at ?? null,
    refusedWith: answers.find(({ status }) => (status ?? 0) >= 300)?.status ?? null,
    endedAt: list.find(({ method }) => method === 'BYE')?.at ?? null,
    caller: invite.media,
    callee: ok?.media ?? null,
  };
}
