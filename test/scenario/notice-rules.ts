/** The hotline of the stories, whose number 95002 and menu say that calls are recorded. */
import type { Queue, Rules } from '../../src/core/rules';
import type { RecordingNotice } from '../../src/core/recording-notice';
import { storyRules } from './story-rules';

export function noticed(
  change: Partial<RecordingNotice> = {},
  rules: Partial<Rules> = {},
  queues: Readonly<Record<string, Partial<Queue>>> = {},
): Rules {
  const notice = { prompt: 'recording-notice', refuse: null, bargeIn: false, ...change };
  const quiet = { announce: 'off', notice } as const;
  const own = { general: { ...quiet, extension: '701' }, repair: { ...quiet, extension: '702' } };
  return storyRules(rules, { ...own, consulting: quiet, ...queues });
}
