/** Regular expressions an operator may write: kept to what cannot be made to run long by the text they are matched with. */
import { scalar } from './scalars';

const token = /^(?:[\w @.-]|\\[dw.]|\[\^?(?:[\w @.-]|\\d)+\]|\(\?:|[()|?]|\{\d{1,2}(?:,\d{1,2})?\})+$/;
const mostOpen = 3;

/** No group is repeated, nothing is repeated without end, nothing refers back. */
export const safePattern = scalar(
  `a pattern such as \\d{8,12} or 1[3-9]\\d{9}|0\\d{9,11}: characters, [classes], counted repeats (at most ${mostOpen} of open length), no group repeated`,
  (text) => {
    const open = text.match(/(?<!\()\?|\{\d+,\d+\}/g) ?? [];
    if (text.length > 200 || !token.test(text) || open.length > mostOpen || /\)[?{]|[?}][?{]/.test(text))
      return undefined;
    try {
      return new RegExp(`^(?:${text})$`) && text;
    } catch {
      return undefined;
    }
  },
);
