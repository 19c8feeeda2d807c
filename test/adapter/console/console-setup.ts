/** A console on a free port over a fake floor; stopped after each test. */
import type { Clock, FloorView, Health, MaskView, Post, TransferView } from '../../../src/engine/ports';
import { createConsole, type Console, type ConsoleParts } from '../../../src/console/create-console';
import { createHoursDesk } from '../../../src/engine/hours-desk';
import { createLog } from '../../../src/log';
import { parseRules } from '../../../src/rules/load-rules';
import { FakeFloor } from '../../fakes/fake-floor';
import { small } from '../../fixtures/rules/small';

export interface Running {
  readonly floor: FakeFloor;
  readonly url: string;
  readonly console: Console;
  /** Lines the console logged. */
  readonly logged: string[];
}

const running: Console[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});

export async function startConsole(
  health: readonly Health[] = [],
  counters: ConsoleParts['counters'] = [],
  rules = small,
): Promise<Running> {
  const floor = new FakeFloor(parseRules(rules, 'small.yaml'));
  return { floor, ...(await startConsoleOn(floor, health, counters)) };
}

/** Over any floor. */
export async function startConsoleOn(
  floor: FloorView & Post & Partial<TransferView & MaskView> & { readonly clock: Clock },
  health: readonly Health[] = [],
  counters: ConsoleParts['counters'] = [],
): Promise<Omit<Running, 'floor'>> {
  const logged: string[] = [];
  const log = createLog('info', { write: (line) => void logged.push(line) });
  const settings = { httpAddress: '127.0.0.1', httpPort: 0 };
  const hours = createHoursDesk(floor, floor.clock);
  const { transferRefusal, surveyRefusal } = floor;
  const transfers = transferRefusal && surveyRefusal ? { transfers: { transferRefusal, surveyRefusal } } : {};
  const { maskRefusal } = floor;
  const masks = maskRefusal ? { masks: { maskRefusal } } : {};
  const seen = { ...transfers, ...masks, view: floor, hours, counters };
  const parts = { ...seen, settings, post: floor, clock: floor.clock, health, log };
  const console = createConsole(parts);
  running.push(console);
  await console.start();
  return { url: console.address ?? '', console, logged };
}

export async function getJson(url: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url);
  return { status: response.status, body: await response.json() };
}

/** Status and error code. */
export async function refusal(response: Response): Promise<string> {
  const body = (await response.json()) as { error?: { code?: string } };
  return `${response.status} ${body.error?.code}`;
}
