/** Where a walking caller is, in the words of the drawn call flow. */
import type { Call } from '../../core/call';
import type { Heard } from './walk';

/** Something is asked of her, or she is where she wanted to be; else the call goes on by itself. */
export function isAsked(call: Call | undefined): boolean {
  if (!call) return true;
  const { phase } = call;
  if (phase.kind === 'voicemail') return phase.choosing !== undefined;
  if (phase.kind === 'acting') return phase.stage === 'collecting';
  return !['notice', 'offered', 'dialling', 'asking', 'forwarding', 'leaving'].includes(phase.kind);
}

/** `before`: where she was until then. */
export function placesOf(
  call: Call | undefined,
  before: readonly string[],
  hears: readonly Heard[],
): readonly string[] {
  if (!call) return before;
  const { phase } = call;
  switch (phase.kind) {
    case 'menu':
      return [`menu:${phase.menuId}`];
    case 'waiting':
    case 'offered':
      return [`queue:${phase.visit.queueId}`];
    case 'talking':
    case 'consulting':
      return [`agent:${phase.talk.agentId}`, ...(phase.talk.queueId === null ? [] : [`queue:${phase.talk.queueId}`])];
    case 'confirming':
      return [`callback:${phase.queueId}`];
    case 'asking':
      return [`callback:${phase.visit.queueId}`];
    case 'acting':
      return [`action:${phase.actionId}`];
    case 'voicemail':
      return [`voicemail:${phase.queueId}`];
    case 'forwarding':
    case 'forwarded':
      return [`outside:${phase.forward.number}`];
    case 'leaving':
      return goodbye(before, hears);
    default:
      return before;
  }
}

/** A message or a callback is where she came to; any other goodbye is a place of its own. */
function goodbye(before: readonly string[], hears: readonly Heard[]): readonly string[] {
  const done = before.filter((place) => /^(voicemail|callback|hang-up):/.test(place));
  if (before.some((place) => place.startsWith('hang-up:'))) return before;
  const said = hears.flatMap((each) => (each.kind === 'sentences' ? each.prompts : [])).at(-1) ?? 'off';
  return [...done, `hang-up:${said}`];
}
