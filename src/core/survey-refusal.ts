/** Why a caller cannot be handed to a survey now. */
export type SurveyRefusal =
  /** Nobody talks with the caller. */
  | 'not-talking'
  /** The agent is asking somebody. */
  | 'already-consulting'
  /** The queue has none. */
  | 'no-survey';
