/** A console with the live feed over a floor that decides for itself. */
import { createConsole, type Console } from '../../../src/console/create-console';
import type { Rules } from '../../../src/core/rules';
import { createLiveBoard } from '../../../src/engine/live/live-board';
import { createLog } from '../../../src/log';
import { coreFloor, type CoreFloor } from '../../fakes/core-floor';
import { storyRules } from '../../scenario/story-rules';

export interface LiveServer {
  readonly floor: CoreFloor;
  readonly server: Console;
}

export async function serveLive(rules: Rules = storyRules(), httpPort = 0): Promise<LiveServer> {
  const floor = coreFloor(rules);
  const live = createLiveBoard(floor.core, floor.clock);
  floor.onEntry((entry) => live.take(entry));
  const log = createLog('info', { write: () => undefined });
  const settings = { httpAddress: '127.0.0.1', httpPort };
  const server = createConsole({ settings, view: floor, post: floor, clock: floor.clock, health: [], live, log });
  await server.start();
  return { floor, server };
}
