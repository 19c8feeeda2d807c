/** What a service answers where none stands behind a simulation. */
import type { ServiceAnswered } from '../../core/service-request';

export type SimulatedAnswer = Pick<ServiceAnswered, 'result' | 'status' | 'values'>;

/** As if it were away. */
export const awayAnswer: SimulatedAnswer = { result: 'failed', status: null, values: {} };
