/** What is asked of broadcasts beside setting them. */
import type { Instant, PromptId } from '../core/ids';

export interface BroadcastView {
  readonly number: string;
  /** Null: it is off. */
  readonly on: {
    readonly prompt: PromptId;
    readonly since: Instant;
    readonly until: Instant;
    readonly by: string;
  } | null;
}
/** The sentence of that id, or the text of each language. */
export type SentenceWish = { readonly prompt: string } | { readonly zh: string; readonly en: string };
export type SentenceRefusal =
  /** It has no sound in both languages. */
  | 'prompt-unknown'
  /** No program that speaks is installed. */
  | 'synthesizer-missing'
  /** Nothing of the text can be spoken. */
  | 'text-unspeakable';
export type SentenceAnswer =
  | { readonly ok: true; readonly prompt: PromptId }
  | { readonly ok: false; readonly why: SentenceRefusal; readonly message: string };
export interface SentenceMaker {
  known(id: string): Promise<SentenceAnswer>;
  /** Its sound is on the disk when it resolves. */
  made(zh: string, en: string): Promise<SentenceAnswer>;
}
export interface BroadcastDesk {
  /** Every dialled number, in order. */
  numbers(): readonly BroadcastView[];
  /** A sentence callers can be given now. Never rejects for what was asked. */
  sentence(wish: SentenceWish): Promise<SentenceAnswer>;
}
