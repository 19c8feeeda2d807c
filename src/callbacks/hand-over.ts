/** How a due callback reaches the engine: directly, or over its socket from another process (engine-socket-client.ts). */
import type { Clock, FloorView, Post } from '../engine/ports';
import type { Due } from './claims';

/** True when the engine has the call on its floor now; false when it would not take it. Rejects when it is away. */
export type HandOver = (due: Due) => Promise<boolean>;

export interface EngineSide {
  readonly post: Post;
  readonly view: Pick<FloorView, 'knowsCall'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Handing over the same attempt again is harmless: the engine knows the call already. */
export const handToEngine = ({ post, view, clock }: EngineSide, due: Due): boolean => {
  post.post({ ...due, at: clock.now() });
  return view.knowsCall(due.callId);
};
