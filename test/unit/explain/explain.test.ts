/** What a team leader is told who asks why a call went where it went. */
import { printExplanation } from '../../../src/cli/explain/print-explanation';
import type { CallId, QueueId } from '../../../src/core/ids';
import type { Rules } from '../../../src/core/rules';
import { explain, type Explanation } from '../../../src/engine/explain/explain';
import type { Look } from '../../../src/engine/explain/look';
import { storyRules } from '../../scenario/story-rules';
import { recordsOf, sourceOf } from './told-story';

const told = async (callId: string, text: string, rules: Rules = storyRules(), firstN = 1): Promise<Explanation> => {
  const records = recordsOf(text, rules, firstN);
  const of = { callId: callId as CallId, from: null };
  const explanation = await explain(sourceOf(records), async () => rules, of);
  if (!explanation) throw new Error(`nothing is told of ${callId}`);
  return explanation;
};
const facts = ({ steps }: Explanation) => steps.flatMap((step) => step.facts);
const choices = (of: Explanation): Look[] => facts(of).flatMap(({ choice }) => (choice ? [choice] : []));
const waits = ({ steps }: Explanation): Look[] => steps.flatMap(({ waiting }) => (waiting ? [waiting] : []));
const whys = (look: Look | undefined) =>
  Object.fromEntries((look?.others ?? []).map((each) => [each.agentId, each.code]));

test('who was rung, who would have been next, and who could not', async () => {
  const explanation = await told(
    'c1',
    `0s AgentsReady 8002
     1s AgentsReady 8001 8003
     2s AgentPaused 8003 lunch
     9s CallArrived c1 95002 13800005678
    10s OfferRinging c1.1
    12s OfferAnswered c1.1
    60s CallerHungUp c1`,
  );
  const [choice] = choices(explanation);
  expect(choice?.eligible.map(({ agentId }) => agentId)).toEqual(['8002', '8001']);
  expect(choice?.eligible[0]?.rank.en).toBe('idle (last call) since 08:00:00.000');
  expect(whys(choice)).toEqual({ '8003': 'not-ready{lunch}' });
  expect(choice).toMatchObject({ queueId: 'general', needs: 'general≥1', place: 1, inFront: [] });
});

test('a call that waits: nobody is free, and who is in front', async () => {
  const explanation = await told(
    'c3',
    `0s AgentsReady 8001
     1s CallArrived c1 95002
     2s OfferRinging c1.1
     3s OfferAnswered c1.1
     4s CallArrived c2 95002
     5s CallArrived c3 95002
    20s CallerHungUp c1
    21s LegHungUp c1.1
    30s WrapUpEnded 8001
    31s OfferRinging c2.1
    32s OfferAnswered c2.1
    40s CallerHungUp c3`,
  );
  const [first] = waits(explanation);
  expect(first).toMatchObject({ place: 2, key: 5_000, inFront: [{ callId: 'c2', queueId: 'general', key: 4_000 }] });
  expect(first?.eligible).toEqual([]);
  expect(whys(first)).toEqual({ '8001': 'talking', '8002': 'logged-out', '8003': 'logged-out' });
  const passed = facts(explanation).find(({ type }) => type === 'PassedOver');
  expect(passed?.words.en).toBe(
    '8001 was offered to call c2, which goes before her (general, waits as if since 08:00:04.000)',
  );
  expect(facts(explanation).at(-1)?.words.en).toBe(
    'the call ended: abandoned_in_queue, by the caller (caller-hung-up)',
  );
});

test('every reason an agent can have', async () => {
  const explanation = await told(
    'c9',
    `0s AgentsReady 8001 8002 8003
     1s CallArrived c1 95001
     2s DigitPressed c1 1
     3s OfferRinging c1.1
     4s CallArrived c2 95003
     5s OfferAnswered c1.1
     6s OfferRinging c2.1
     7s CallerHungUp c1
     8s LegHungUp c1.1
     9s PhoneUnregistered 8003
    10s CallArrived c9 95003
    11s CallerHungUp c9`,
  );
  const [wait] = waits(explanation);
  expect(wait?.needs).toBe('repair≥1');
  expect(whys(wait)).toEqual({ '8001': 'lacks-skill', '8002': 'ringing', '8003': 'not-ready{unreachable}' });
  expect(wait?.others[0]?.why.en).toBe('lacks repair≥1 (0)');
  expect(wait?.others[1]?.why.en).toBe('her phone rings for call c2');
});

test('three rings in vain: the next one is rung and the first is out, with its reason', async () => {
  const explanation = await told(
    'c1',
    `0s AgentsReady 8001
     1s AgentsReady 8002
     2s CallArrived c1 95002
     3s OfferRinging c1.1
    30s OfferRinging c1.2
    31s OfferAnswered c1.2`,
  );
  const [first, second] = choices(explanation);
  expect(first?.eligible.map(({ agentId }) => agentId)).toEqual(['8001', '8002']);
  expect(second?.eligible.map(({ agentId }) => agentId)).toEqual(['8002']);
  expect(whys(second)).toEqual({ '8001': 'not-ready{no-answer}', '8003': 'logged-out' });
});

test('a strategy is explained by what it goes by', async () => {
  const rules = storyRules({}, { general: { agent: 'best-level' } });
  const explanation = await told(
    'c1',
    '0s AgentsReady 8001 8002 8003\n 2s CallArrived c1 95002\n 3s CallerHungUp c1',
    rules,
  );
  const [choice] = choices(explanation);
  expect(choice?.strategy).toBe('best-level');
  expect(choice?.eligible.map(({ rank }) => rank.en.split(';')[0])).toEqual([
    'level general 5',
    'level general 5',
    'level general 1',
  ]);
});

test('a journal that begins in the middle says what it does not know', async () => {
  const text = `0s AgentsReady 8001 8002
    10s CallArrived c1 95002
    11s OfferRinging c1.1
    12s OfferAnswered c1.1`;
  const whole = recordsOf(text);
  const cut = whole.filter(({ event }) => event.type !== 'PhoneRegistered' && event.type !== 'AgentLoggedIn');
  const of = { callId: 'c1' as CallId, from: null };
  const explanation = await explain(sourceOf(cut), async () => storyRules(), of);
  expect(explanation?.beginning).toBe('middle');
  expect(whys(explanation ? choices(explanation)[0] : undefined)).toMatchObject({
    '8001': 'unknown',
    '8002': 'unknown',
  });
  expect(explanation?.misfits).toBe(0);
});

test('numbers are masked; both languages stand side by side', async () => {
  const explanation = await told(
    'c1',
    '0s AgentsReady 8001\n 1s CallArrived c1 95002 13800005678\n 2s CallerHungUp c1',
  );
  const text = printExplanation(explanation);
  expect(text).toContain('*******5678 拨打 95002 / *******5678 dialled 95002');
  expect(text).toContain('可派 eligible   1. 8001');
  expect(JSON.stringify(explanation)).not.toContain('13800005678');
});

test('a call nobody knows', async () => {
  const of = { callId: 'c7' as CallId, from: null };
  expect(
    await explain(sourceOf(recordsOf('0s AgentsReady 8001\n 1s CallArrived c1 95002')), async () => storyRules(), of),
  ).toBeNull();
  expect(await explain(sourceOf([]), async () => storyRules(), of)).toBeNull();
});

test('an agent a team leader took out of rotation is told apart, and by whom', async () => {
  const explanation = await told(
    'c1',
    `0s AgentsReady 8001
     1s AgentForced 8001 not-ready by=zhang
     2s CallArrived c1 95002`,
  );
  const [refusal] = waits(explanation)[0]?.others ?? [];
  expect(refusal).toMatchObject({ agentId: '8001', code: 'not-ready{forced}' });
  expect(refusal?.why.en).toContain('ordered by zhang');
  expect(refusal?.why.zh).toContain('由班长 zhang 设置');
});

test('a hold that lasted too long, and a wrap-up the agent extended, are told', async () => {
  const explanation = await told(
    'c1',
    `0s AgentsReady 8001
     5s CallArrived c1 95002
     6s OfferAnswered c1.1
    10s LegHeld c1.1
   200s LegResumed c1.1
   210s CallerHungUp c1
   211s MoreWrapUpAsked 8001
   300s AgentsReady 8002`,
  );
  const said = facts(explanation).map(({ words }) => words.en);
  expect(said).toContain('held for too long, 120 s so far');
  expect(said.join('\n')).toMatch(/8001 extended the wrap-up until 08:04:15.000/);
});

test('what an emergency did to a call, and why another went first', async () => {
  const destination = { kind: 'queue', queueId: 'general' as QueueId, language: null } as const;
  const explanation = await told(
    'c2',
    `0s EmergencySet on 95001 by=zhang
     1s CallArrived c2 95001
     2s CallArrived c1 95002
     9s PromptFinished c2-p1
    10s AgentsReady 8001`,
    storyRules({ emergency: { prompt: 'emergency-notice', destination, priority: true } }),
  );
  const said = facts(explanation).map(({ words }) => words);
  expect(said.map(({ en }) => en)).toContain(
    'the number is in its emergency: hears emergency-notice, then goes to general, before all others',
  );
  expect(said.map(({ zh }) => zh)).toContain('号码处于紧急模式：播放 emergency-notice，然后转 general，优先');
  expect(choices(explanation)[0]).toMatchObject({ place: 1, inFront: [] });
});
