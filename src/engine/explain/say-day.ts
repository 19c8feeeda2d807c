/** Which day it is for the opening hours, in words. */
import type { SpecialDay } from '../../core/hours';
import { words, type Words } from './words';

const kinds: Readonly<Record<SpecialDay['of'], Words>> = {
  holiday: words('节假日', 'holiday'),
  'make-up': words('调休上班', 'make-up working day'),
  exception: words('例外', 'exception'),
};

/** `2026-10-01 国庆节，节假日`; `day` null: an ordinary day of the week. */
export function sayDay(date: string, day: Pick<SpecialDay, 'of' | 'name'> | null): Words {
  if (!day) return words(date, date);
  const kind = kinds[day.of];
  if (day.name === '') return words(`${date} ${kind.zh}`, `${date}, ${kind.en}`);
  return words(`${date} ${day.name}，${kind.zh}`, `${date}, ${day.name}, ${kind.en}`);
}
