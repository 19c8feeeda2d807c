/** baresip's control socket (module ctrl_tcp): commands with their answers, and the phone's own events. */
import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import { encodeNetstring, NetstringReader } from './netstring';
import { until } from './until';

const message = z.object({
  event: z.boolean().optional(),
  type: z.string().optional(),
  param: z.string().optional(),
  peeruri: z.string().optional(),
  id: z.string().optional(),
  response: z.boolean().optional(),
  ok: z.boolean().optional(),
  data: z.string().optional(),
  token: z.string().optional(),
});

/** `type` as baresip names it: REGISTER_OK, CALL_INCOMING, CALL_ESTABLISHED, CALL_CLOSED, … */
export interface PhoneEvent {
  readonly type: string;
  readonly param: string;
  readonly peer: string;
  readonly callId: string;
  /** Milliseconds since 1970 when it was read. */
  readonly at: number;
}

export class BaresipControl {
  readonly events: PhoneEvent[] = [];
  private readonly waiting = new Map<string, (answer: z.infer<typeof message>) => void>();
  private readonly reader = new NetstringReader();
  private last = 0;

  private constructor(
    private readonly socket: Socket,
    private readonly onEvent: (event: PhoneEvent) => void,
  ) {
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', () => socket.destroy());
  }

  /** Tries until the phone listens. */
  static async open(port: number, onEvent: (event: PhoneEvent) => void): Promise<BaresipControl> {
    const socket = await until(`baresip listens on ${port}`, () => tryConnect(port));
    return new BaresipControl(socket, onEvent);
  }

  /** Resolves with what the command printed; rejects when the phone refuses it or is silent for 5 s. */
  command(command: string, params?: string): Promise<string> {
    this.last += 1;
    const token = String(this.last);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`baresip did not answer '${command}'`)), 5_000);
      this.waiting.set(token, (answer) => {
        clearTimeout(timer);
        if (answer.ok) resolve(answer.data ?? '');
        else reject(new Error(`baresip refused '${command} ${params ?? ''}': ${answer.data ?? ''}`));
      });
      this.socket.write(
        encodeNetstring(JSON.stringify({ command, token, ...(params === undefined ? {} : { params }) })),
      );
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    for (const text of this.reader.push(chunk)) {
      const parsed = message.parse(JSON.parse(text));
      if (parsed.event) {
        const { type = '', param = '', peeruri: peer = '', id: callId = '' } = parsed;
        const event = { type, param, peer, callId, at: Date.now() };
        this.events.push(event);
        this.onEvent(event);
      } else if (parsed.token !== undefined) {
        this.waiting.get(parsed.token)?.(parsed);
        this.waiting.delete(parsed.token);
      }
    }
  }
}

function tryConnect(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}
