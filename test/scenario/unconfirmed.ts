/** Rules by which the key alone registers a callback, on the number she calls from. */
import { rules } from '../fixtures/floor/rules';
import { storyRules } from './story-rules';

const { callbacks } = rules();

export const unconfirmed = storyRules({ callbacks: callbacks && { ...callbacks, confirmNumber: false } });
