/** An argument that is a whole number from 1. */
import { InvalidArgumentError } from 'commander';

export function countOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('应为 1 到 999999999 的整数 / a whole number from 1 to 999999999');
  return Number(text);
}
