/** What a pause was called in the old system → the reasons of this one. */
import type { NotReadyReason } from '../core/event';

const known: ReadonlyMap<string, NotReadyReason> = new Map<string, NotReadyReason>([
  ...(['break', 'pause', '休息', '小休'] as const).map((word) => [word, 'break'] as const),
  ...(['lunch', 'meal', '午餐', '午休', '用餐', '吃饭'] as const).map((word) => [word, 'lunch'] as const),
  ...(['training', '培训'] as const).map((word) => [word, 'training'] as const),
  ...(['meeting', '会议', '开会'] as const).map((word) => [word, 'meeting'] as const),
  // What app_queue says itself when `autopause` takes out one who did not answer.
  ...(['auto-pause', 'no-answer'] as const).map((word) => [word, 'no-answer'] as const),
  ...(['refused', 'unreachable', 'forced'] as const).map((word) => [word, word] as const),
]);

/** Null: none of ours. */
export const notReadyReason = (text: string): NotReadyReason | null => known.get(text.trim().toLowerCase()) ?? null;

export const notReadyReasons: readonly NotReadyReason[] = [...new Set(known.values())];
