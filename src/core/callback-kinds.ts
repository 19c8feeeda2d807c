/** What customers are owed, by kind, and how it stands. */

/** `callback`: a virtual hold. `voicemail`: a message somebody is to hear; nothing is dialled by itself. */
export const callbackKinds = [
  ...(['callback', 'voicemail', 'scheduled', 'abandoned', 'promise', 'visit', 'follow-up'] as const),
] as const;
export type CallbackKind = (typeof callbackKinds)[number];
export const callbackStates = ['open', 'scheduled', 'queued', 'kept', 'settled', 'failed', 'cancelled'] as const;
export type CallbackState = (typeof callbackStates)[number];
