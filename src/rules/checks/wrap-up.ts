/** A ceiling below the wrap-up itself would cut it short. */
import type { Draft } from '../draft';
import type { Problems } from '../problems';

export function checkWrapUp(draft: Draft, problems: Problems): void {
  for (const [id, { part }] of draft.queues) {
    if (part.wrapUpMost !== undefined && part.wrapUp !== undefined && part.wrapUpMost < part.wrapUp)
      problems.add(['queues', id, 'wrapUpMost'], 'a time not shorter than wrapUp');
  }
}
