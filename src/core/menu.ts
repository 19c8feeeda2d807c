/** The menu: a key, silence, or an unknown key. `*` repeats, `#` goes back, both already in the rules' keys. */
import type { Call, Phase } from './call';
import type { DigitPressed } from './event';
import type { PromptId } from './ids';
import { enterMenu, route } from './route';
import type { Menu } from './rules';
import type { Step } from './step';

type MenuPhase = Extract<Phase, { kind: 'menu' }>;

/** Barge-in: a key counts while the sentence plays, and stops it. */
export function menuDigit(step: Step, call: Call, phase: MenuPhase, event: DigitPressed): void {
  const menu = menuOf(step, call, phase);
  if (!menu) return;
  const action = menu.keys.get(event.digit);
  step.call(call.id, { type: 'DigitTaken', menuId: menu.id, digit: event.digit, known: action !== undefined });
  if (!action) return missed(step, call, phase, menu, 'menu-invalid');
  if (action.kind === 'repeat') return enterMenu(step, call, { ...phase });
  if (action.kind !== 'back') return route(step, call, action);
  const path = phase.path.length > 1 ? phase.path.slice(0, -1) : phase.path;
  enterMenu(step, call, { menuId: path.at(-1) ?? phase.menuId, path, tries: 0 });
}

/** The sentence is over: the caller has the menu's time to press a key. */
export function menuListen(step: Step, call: Call, phase: MenuPhase): void {
  const menu = menuOf(step, call, phase);
  if (menu) step.call(call.id, { type: 'MenuListened', until: step.floor.now + menu.timeoutMs });
}

export function menuTimeout(step: Step, call: Call, phase: MenuPhase): void {
  const menu = menuOf(step, call, phase);
  if (!menu) return;
  step.call(call.id, { type: 'MenuTimedOut', menuId: menu.id, tries: phase.tries + 1 });
  missed(step, call, phase, menu, 'menu-timeout');
}

function missed(step: Step, call: Call, phase: MenuPhase, menu: Menu, first: PromptId): void {
  const tries = phase.tries + 1;
  if (tries >= menu.tries) return route(step, call, menu.otherwise);
  enterMenu(step, call, { menuId: phase.menuId, path: phase.path, tries, first });
}

/** The menu as the rules have it now; when it is gone, the caller is taken on. */
function menuOf(step: Step, call: Call, phase: MenuPhase): Menu | null {
  const menu = step.floor.rules.menus.get(phase.menuId);
  if (menu) return menu;
  enterMenu(step, call, { menuId: phase.menuId, path: phase.path, tries: phase.tries });
  return null;
}
