/** One call straight to the queue 95002 with any From at all: what no proper telephone would send. */
import { createSocket, type Socket } from 'node:dgram';
import { until } from '../phones/until';
import { trunkAddress } from './rules';

export interface HostileCall {
  /** Final answer to the INVITE. */
  readonly status: number;
  hangUp(): Promise<void>;
}

/** `from`: the header's value without a tag. */
export async function hostileCall(port: number, from: string): Promise<HostileCall> {
  const socket = createSocket('udp4');
  const received: string[] = [];
  socket.on('message', (message) => received.push(message.toString()));
  await new Promise<void>((resolve) => socket.bind(0, trunkAddress, resolve));
  const key = Math.random().toString(36).slice(2);
  const line = new Line(socket, port, `${from};tag=${key}`, key);
  const hotline = `<sip:95002@127.0.0.1:${port}>`;
  line.send('INVITE', 1, hotline, true);
  const answer = await until('the INVITE is answered', () => received.find((text) => isFinal(text, '1 INVITE')));
  const to = /^To: (.*)\r$/m.exec(answer)?.[1] ?? hotline;
  line.send('ACK', 1, to);
  return {
    status: Number(answer.slice(8, 11)),
    async hangUp() {
      line.send('BYE', 2, to);
      await until('the BYE is answered', () => received.some((text) => isFinal(text, '2 BYE')));
      socket.close();
    },
  };
}

const isFinal = (text: string, cseq: string) => /^SIP\/2\.0 [2-6]/.test(text) && text.includes(`CSeq: ${cseq}`);

class Line {
  constructor(
    private readonly socket: Socket,
    private readonly port: number,
    private readonly from: string,
    private readonly key: string,
  ) {}

  send(method: string, cseq: number, to: string, offers = false): void {
    const here = `${trunkAddress}:${this.socket.address().port}`;
    const sdp = `v=0\r\no=- 1 1 IN IP4 ${trunkAddress}\r\ns=-\r\nc=IN IP4 ${trunkAddress}\r\nt=0 0\r\nm=audio 41998 RTP/AVP 8\r\n`;
    const body = offers ? sdp : '';
    const lines = [
      `${method} sip:95002@127.0.0.1:${this.port} SIP/2.0`,
      `Via: SIP/2.0/UDP ${here};branch=z9hG4bK${this.key}${cseq}${method}`,
      `From: ${this.from}`,
      `To: ${to}`,
      `Call-ID: ${this.key}@hostile`,
      `CSeq: ${cseq} ${method}`,
      `Contact: <sip:x@${here}>`,
      'Max-Forwards: 70',
      ...(offers ? ['Content-Type: application/sdp'] : []),
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    this.socket.send(`${lines.join('\r\n')}\r\n\r\n${body}`, this.port, '127.0.0.1');
  }
}
