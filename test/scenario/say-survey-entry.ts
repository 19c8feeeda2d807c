/** How a shift log writes what came of a survey, and that a caller is not recorded. */
import type { CallEntry } from '../../src/core/journal';

export function saySurveyEntry(entry: CallEntry): string | null {
  const { callId } = entry;
  switch (entry.type) {
    case 'RecordingRefused':
      return `${callId} not recorded: ${entry.by}`;
    case 'SurveyStarted':
      return `${callId} survey of ${entry.queueId}${entry.invited ? `, invited by ${entry.agentId}` : ''}`;
    case 'SurveyAnswered':
      return `${callId} ${entry.question}: ${entry.value ?? entry.recording ?? ''}`;
    case 'SurveyEnded':
      return `${callId} survey ${entry.result}`;
    default:
      return null;
  }
}
