/** A day on the real core: callers of every fate, one after another, and what became true of it. */
import type { Entry } from '../../../src/core/journal';
import { coreFloor } from '../../fakes/core-floor';
import { transferRules } from '../../scenario/transfer-rules';

/** Waits of more than 20 s in `general` go on to `repair`. */
const rules = transferRules({
  general: {
    overflow: {
      ...{ full: null, nobodyLoggedIn: null, nobodyReady: null },
      waited: { afterMs: 20_000, to: { kind: 'queue', queueId: 'repair' as never, language: null } },
    },
  },
});

export function callStory(count: number, newId: () => string): readonly Entry[] {
  const floor = coreFloor(rules);
  const tell = (...lines: readonly string[]) => floor.tell(...lines);
  const pass = (ms: number) => floor.pass(ms);
  const arrive = (id: string, n: number) => tell(`CallArrived ${id} 95002 1380000${String(n).padStart(4, '0')}`);
  const talk = (id: string, leg: number) => {
    pass(1_000);
    tell(`OfferRinging ${id}.${leg}`);
    pass(3_000);
    tell(`OfferAnswered ${id}.${leg}`);
    pass(30_000);
  };
  /** Nobody takes calls meanwhile. */
  const duringLunch = (what: () => void) => {
    tell('AgentPaused 8001 lunch');
    what();
    tell('AgentReadied 8001');
  };
  const fates: readonly ((id: string) => void)[] = [
    (id) => {
      talk(id, 1);
      tell(`CallerHungUp ${id}`, `LegHungUp ${id}.1`);
    },
    (id) => {
      talk(id, 1);
      tell(`LegHungUp ${id}.1`, `CallerHungUp ${id}`);
    },
    (id) => {
      pass(7_000);
      tell(`CallerHungUp ${id}`);
    },
    (id) => {
      pass(25_000);
      tell(`CallerHungUp ${id}`);
    },
    (id) => {
      pass(5_000);
      tell(`DigitPressed ${id} 9`, `CallbackRegistered ${id}`, `CallerHungUp ${id}`);
    },
    (id) => {
      tell(`OfferRinging ${id}.1`);
      pass(15_000);
      tell(`LegHungUp ${id}.1`, 'AgentReadied 8001');
      talk(id, 2);
      tell(`CallerHungUp ${id}`, `LegHungUp ${id}.2`, 'AgentLoggedOut 8002');
    },
    (id) => {
      talk(id, 1);
      tell(`AgentKeyed ${id}.1 *1702#`, `LegHungUp ${id}.1`);
      pass(9_000);
      tell(`CallerHungUp ${id}`);
    },
  ];
  tell('AgentsReady 8001');
  for (let n = 0; n < count; n += 1) {
    const id = newId();
    const fate = n % fates.length;
    const meet = () => {
      arrive(id, n);
      fates[fate]?.(id);
    };
    if (fate >= 2 && fate <= 4) duringLunch(meet);
    else if (fate === 5) {
      tell('AgentPaused 8001 lunch', 'AgentsReady 8002');
      meet();
    } else meet();
    pass(20_000);
  }
  tell('AgentLoggedOut 8001');
  return floor.entries;
}
