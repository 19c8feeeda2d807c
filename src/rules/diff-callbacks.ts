/** `callbacks` as its settings are told: times by the clock instead of tables, each pause a setting of its own. */
import { sayHours } from './diff-hours';
import { isMap } from './diff-leaves';

/** Null stays null: there is no such section. */
export function toldCallbacks(callbacks: unknown): unknown {
  if (!isMap(callbacks)) return callbacks;
  const { dialHours, retryAfterMs, ...rest } = callbacks;
  const pauses = Object.entries(isMap(retryAfterMs) ? retryAfterMs : {}).map(([outcome, ms]) => [`${outcome}Ms`, ms]);
  const weekly = isMap(dialHours) && isMap(dialHours['weekly']) ? dialHours['weekly']['mon'] : undefined;
  const said = sayHours(weekly, ['weekly', 'mon'])?.en;
  return {
    ...rest,
    ...(pauses.length > 0 && { retryAfter: Object.fromEntries(pauses) as unknown }),
    ...(said !== undefined && dialHours !== undefined && { dial: said }),
  };
}
