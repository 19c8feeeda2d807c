/** Menus as callers meet them: what they press, and what they then hear. */
import { hears, hearsSoon, heardOf } from './sentences';
import type { Baresip } from '../phones/baresip';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, menuTimeout: '1s' });
let last = 13_700_000_000;

/** A caller who has begun to hear the main menu. */
async function inMenu(): Promise<{ readonly number: string; readonly caller: Baresip }> {
  const { phones } = stage();
  last += 1;
  const number = String(last);
  const caller = await phones.caller(number);
  await caller.dial('95001');
  await hearsSoon(caller, 'menu-main');
  return { number, caller };
}

/** The call's entries of these types, in order, each with one field. */
async function story(number: string, field: string, type: string): Promise<unknown[]> {
  const { hotline } = stage();
  const rows = await hotline.record.rows<{ value: unknown }>(
    `SELECT e.data -> $3 AS value FROM call_event e JOIN call c USING (call_id)
      WHERE c.caller = $1 AND e.type = $2 ORDER BY e.seq`,
    [number, type, field],
  );
  return rows.map(({ value }) => value);
}

test('a menu below, the way back, and on to a queue', async () => {
  const { hotline } = stage();
  const { number, caller } = await inMenu();
  await caller.press('2');
  await hearsSoon(caller, 'menu-repair');
  await caller.press('#');
  await hotline.floor.callBecomes('menu');
  await caller.press('2');
  await caller.press('1');
  await hearsSoon(caller, 'queue-welcome');
  await caller.hangUp();
  const row = await hotline.record.ended(number);
  expect(row).toMatchObject({
    outcome: 'abandoned_in_queue',
    first_queue_id: 'repair',
    menu_path: ['main', 'repair-menu'],
  });
  expect(await story(number, 'menuId', 'MenuEntered')).toEqual(['main', 'repair-menu', 'main', 'repair-menu']);
});

test('a key stops the sentence: the caller need not hear it out', async () => {
  const { caller } = await inMenu();
  await caller.press('2');
  await hearsSoon(caller, 'menu-repair');
  expect(heardOf(caller.heard(), ['menu-main', 'menu-repair'])).toEqual(['menu-main', 'menu-repair']);
  expect(caller.heard().length / 8_000).toBeLessThan(10);
  await caller.hangUp();
});

test('an unknown key is told, and the menu begins again; * repeats it', async () => {
  const { number, caller } = await inMenu();
  await caller.press('7');
  await hearsSoon(caller, 'menu-invalid');
  await caller.press('*');
  await caller.press('0');
  await hearsSoon(caller, 'queue-welcome');
  await caller.hangUp();
  await stage().hotline.record.ended(number);
  expect(await story(number, 'known', 'DigitTaken')).toEqual([false, true, true]);
});

test('silence is told; after three tries the caller is taken to a person', async () => {
  const { hotline } = stage();
  const { number, caller } = await inMenu();
  await hearsSoon(caller, 'menu-timeout', { withinMs: 20_000 });
  await caller.press('7');
  await hearsSoon(caller, 'menu-invalid');
  await caller.press('7');
  await hearsSoon(caller, 'queue-welcome');
  expect(hears(caller.heard(), 'menu-repair')).toBe(false);
  await caller.hangUp();
  const row = await hotline.record.ended(number);
  expect(row).toMatchObject({ outcome: 'abandoned_in_queue', first_queue_id: 'general' });
});

test('8 turns the line to English', async () => {
  const { hotline } = stage();
  const { number, caller } = await inMenu();
  await caller.press('8');
  await hearsSoon(caller, 'menu-main', { language: 'en' });
  await caller.press('1');
  await hearsSoon(caller, 'queue-welcome', { language: 'en' });
  await caller.hangUp();
  expect(await hotline.record.ended(number)).toMatchObject({ language: 'en', first_queue_id: 'consulting' });
});

test('0 leads to a person, also one menu down', async () => {
  const { hotline } = stage();
  const { number, caller } = await inMenu();
  await caller.press('2');
  await hearsSoon(caller, 'menu-repair');
  await caller.press('0');
  await hearsSoon(caller, 'queue-welcome');
  await caller.hangUp();
  expect(await hotline.record.ended(number)).toMatchObject({ first_queue_id: 'general' });
});

test('95002 has no menu: straight to the queue', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('13712345678');
  await caller.dial('95002');
  await hearsSoon(caller, 'queue-welcome');
  await caller.hangUp();
  const row = await hotline.record.ended('13712345678');
  expect(row).toMatchObject({ dialled: '95002', outcome: 'abandoned_in_queue', first_queue_id: 'general' });
  expect(hears(caller.heard(), 'menu-main')).toBe(false);
});
