/** What is sent: `{ type, timestamp, data }`. */
import { maskNumber } from '../log';
import type { ClaimedDelivery } from './delivery-rows';

export function webhookBody({
  type,
  at,
  data,
  numbers,
}: Pick<ClaimedDelivery, 'type' | 'at' | 'data' | 'numbers'>): string {
  const told = numbers === 'full' ? data : masked(data);
  return JSON.stringify({ type, timestamp: at.toISOString(), data: told });
}

type Data = Readonly<Record<string, unknown>>;

/** Customers' numbers: who called, who is called back or dialled outside, who left a message. */
function masked(data: Data): Data {
  const { call } = data;
  const inner = isData(call) ? { call: maskedCall(call) } : {};
  const to = data['to'];
  const outside = isData(to) && typeof to['number'] === 'string' ? { to: { number: maskNumber(to['number']) } } : {};
  const ofCall = data['direction'] === undefined ? maskedKeys(data, ['caller', 'number']) : maskedCall(data);
  return { ...data, ...ofCall, ...inner, ...outside };
}

/** An outbound call's dialled number is the customer's. */
function maskedCall(call: Data): Data {
  const keys = call['direction'] === 'outbound' ? ['caller', 'number', 'dialled'] : ['caller', 'number'];
  // What a caller keyed, or a service told of her, may be a number of hers.
  return { ...call, ...maskedKeys(call, keys), ...('data' in call && { data: null }) };
}

function maskedKeys(data: Data, keys: readonly string[]): Data {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = data[key];
      return typeof value === 'string' ? [[key, maskNumber(value)]] : [];
    }),
  );
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
