/** What a country's telephones sound like: the length of one ring with its pause, and the language spoken first. */
import type { Language } from '../core/ids';

export interface Locale {
  readonly language: Language;
  readonly ringCycleMs: number;
}

/** Cadences: CN 1 s on, 4 s off; US 2 s on, 4 s off; UK 0.4 s on, 0.2 s off, 0.4 s on, 2 s off. */
export const locales: ReadonlyMap<string, Locale> = new Map<string, Locale>([
  ['zh-CN', { language: 'zh', ringCycleMs: 5_000 }],
  ['en-US', { language: 'en', ringCycleMs: 6_000 }],
  ['en-GB', { language: 'en', ringCycleMs: 3_000 }],
]);
