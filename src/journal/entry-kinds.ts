/**
 * Every entry the core knows, and what it is of. docs/journal.md has a line for each; what the journal holds of any other
 * type comes from a newer version, or is damaged, and is set aside.
 */
import type { AgentEntry, CallEntry, Entry } from '../core/journal';
import type { FloorEntry } from '../core/floor-entry';

type KindOf<T extends Entry['type']> = T extends CallEntry['type']
  ? 'call'
  : T extends AgentEntry['type']
    ? 'agent'
    : T extends FloorEntry['type']
      ? 'floor'
      : never;
export type EntryKind = 'call' | 'agent' | 'floor';

const kinds: { readonly [T in Entry['type']]: KindOf<T> } = {
  AgentKeyed: 'call',
  TransferRefused: 'call',
  ConsultStarted: 'call',
  ConsultDialled: 'call',
  ConsultRang: 'call',
  ConsultAnswered: 'call',
  ConsultJoined: 'call',
  ConsultEnded: 'call',
  ConsultHandedOn: 'call',
  ConsultForwarded: 'call',
  CallTransferred: 'call',
  EmergencyMet: 'call',
  BroadcastMet: 'call',
  CallStarted: 'call',
  CallAnswered: 'call',
  LanguageChosen: 'call',
  MenuEntered: 'call',
  PromptStarted: 'call',
  PromptEnded: 'call',
  MenuListened: 'call',
  DigitTaken: 'call',
  MenuTimedOut: 'call',
  QueueEntered: 'call',
  CallMarked: 'call',
  PreferenceEnded: 'call',
  QueueLeft: 'call',
  WaitUnlimited: 'call',
  NeedsRelaxed: 'call',
  WaitTold: 'call',
  TellingPlanned: 'call',
  ComfortPlanned: 'call',
  ActionEntered: 'call',
  KeysAwaited: 'call',
  KeysTaken: 'call',
  DigitsCollected: 'call',
  DigitsRefused: 'call',
  DataSet: 'call',
  ServiceAsked: 'call',
  ServiceSlow: 'call',
  ServiceAnswered: 'call',
  FoundClosed: 'call',
  ClosingPlanned: 'call',
  OfferMade: 'call',
  OfferRang: 'call',
  AnotherAgentWanted: 'call',
  OfferEnded: 'call',
  ForwardDialled: 'call',
  ForwardRang: 'call',
  ForwardEnded: 'call',
  Forwarded: 'call',
  ForwardOver: 'call',
  ForwardRebridged: 'call',
  TrunkFailed: 'call',
  CustomerDialled: 'call',
  OutsideDialled: 'call',
  CustomerRang: 'call',
  CustomerAnswered: 'call',
  TalkStarted: 'call',
  HoldStarted: 'call',
  HoldEnded: 'call',
  HoldOverdue: 'call',
  HoldUnlimited: 'call',
  TalkEnded: 'call',
  TalkRebridged: 'call',
  RecordingLost: 'call',
  Leaving: 'call',
  CallbackOffered: 'call',
  CallbackAsked: 'call',
  CallerLeft: 'call',
  CallbackPromised: 'call',
  CallbackNotPromised: 'call',
  VoicemailEntered: 'call',
  MessageStarted: 'call',
  MessageEnded: 'call',
  MessageChoiceAsked: 'call',
  MessageChoiceAwaited: 'call',
  MessageChosen: 'call',
  MessageAnew: 'call',
  MessageSent: 'call',
  SurveyStarted: 'call',
  SurveyAsked: 'call',
  SurveyListened: 'call',
  SurveyKeyed: 'call',
  SurveyRecording: 'call',
  SurveyAnswered: 'call',
  SurveyEnded: 'call',
  NoticeTold: 'call',
  RecordingRefused: 'call',
  CallEnded: 'call',
  WrapUpDone: 'call',
  AgentStateChanged: 'agent',
  WrapUpExtended: 'agent',
  AgentStatePending: 'agent',
  PhoneStateChanged: 'agent',
  LegClosing: 'agent',
  LegClosed: 'agent',
  DayCounted: 'agent',
  RulesApplied: 'floor',
  EmergencySet: 'floor',
  BroadcastSet: 'floor',
  CallersListed: 'floor',
  FloorCompared: 'floor',
};

/** Null: no entry of ours. */
export function entryKind(type: string): EntryKind | null {
  return Object.hasOwn(kinds, type) ? kinds[type as Entry['type']] : null;
}

export const entryTypes: readonly string[] = Object.keys(kinds);
