/** What a caller keyed and services told of her → `call.data`. What is secret is masked before it leaves the machine. */
import { maskedEntry } from '../../core/action-entry';
import type { CallEntry } from '../../core/journal';
import { emptyCall, type Rows } from './rows';

export function foldData(rows: Rows, entry: CallEntry): void {
  if (entry.type !== 'DigitsCollected' && entry.type !== 'DataSet') return;
  const call = rows.calls.get(entry.callId) ?? emptyCall(entry.callId);
  rows.calls.set(entry.callId, call);
  const shown = maskedEntry(entry);
  const values = shown.type === 'DataSet' ? shown.values : { [shown.into]: shown.digits };
  call.data = { ...call.data, ...values };
}
