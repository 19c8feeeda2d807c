/** What a country's telephones sound like, the language spoken first, and when people there may be rung. */
import type { Span } from '../core/hours';
import type { Language } from '../core/ids';

export interface Locale {
  readonly language: Language;
  /** The length of one ring with its pause. */
  readonly ringCycleMs: number;
  /** Nobody is called back outside these times. */
  readonly dial: readonly Span[];
}

/** 9:00 to 20:30 */
const awake: readonly Span[] = [{ from: 540, to: 1_230 }];

/** Cadences: CN 1 s on, 4 s off; US 2 s on, 4 s off; UK 0.4 s on, 0.2 s off, 0.4 s on, 2 s off. */
export const locales: ReadonlyMap<string, Locale> = new Map<string, Locale>([
  ['zh-CN', { language: 'zh', ringCycleMs: 5_000, dial: awake }],
  ['en-US', { language: 'en', ringCycleMs: 6_000, dial: awake }],
  ['en-GB', { language: 'en', ringCycleMs: 3_000, dial: awake }],
]);
