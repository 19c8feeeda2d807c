/** One hotline for a test file, fresh telephones for each test, and nothing left behind after any of them. */
import { Hotline, type HotlineOptions } from './hotline';
import { Telephones } from './telephones';

export interface Stage {
  readonly hotline: Hotline;
  readonly phones: Telephones;
}

/** To be called at the top of a test file; the answer gives the stage inside the tests. `options`: or what makes them. */
export function useHotline(options: HotlineOptions | (() => Promise<HotlineOptions>) = {}): () => Stage {
  let stage: Stage | null = null;
  const present = () => {
    if (!stage) throw new Error('the hotline is not up');
    return stage;
  };
  jest.setTimeout(60_000);
  beforeAll(async () => {
    const hotline = await Hotline.start(typeof options === 'function' ? await options() : options);
    stage = { hotline, phones: new Telephones(hotline) };
  }, 90_000);
  afterEach(async () => {
    await stage?.phones.stop();
    await stage?.hotline.switchboard.becomesEmpty();
  });
  afterAll(async () => {
    await stage?.hotline.stop();
  }, 60_000);
  return present;
}
