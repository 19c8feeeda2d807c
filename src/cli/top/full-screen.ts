/** The board on a whole terminal, until `q`. Whatever ends it, the terminal is as it was before. */
import type { Terminal } from 'terminal-kit';
import { frame, type Line, type Look, type Scene } from './frame';

export interface FullScreen {
  /** Draws what is otherwise than before; null: nothing is known yet. */
  draw(scene: Scene | null): void;
  /** Resolves when the reader wants to leave. */
  readonly left: Promise<void>;
  close(): void;
}

export async function openFullScreen(onLanguage: () => void, onResize: () => void): Promise<FullScreen> {
  // 4 MB of code that no other command needs
  const kit = await import('terminal-kit');
  const { terminal } = kit.default ?? kit;
  let drawn: readonly Line[] = [];
  let isOpen = true;
  let leave = () => undefined as void;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    terminal.off('key', pressed);
    terminal.off('resize', resized);
    for (const signal of signals) process.off(signal, leave);
    process.off('exit', close);
    terminal.grabInput(false);
    terminal.styleReset();
    terminal.hideCursor(false);
    terminal.fullscreen(false);
  }
  function pressed(key: string): void {
    if (key === 'q' || key === 'Q' || key === 'CTRL_C' || key === 'ESCAPE') leave();
    if (key === 'l' || key === 'L') onLanguage();
  }
  function resized(): void {
    drawn = [];
    terminal.clear();
    onResize();
  }

  terminal.fullscreen(true);
  terminal.hideCursor(true);
  terminal.grabInput({ mouse: 'none' as never });
  terminal.on('key', pressed);
  terminal.on('resize', resized);
  for (const signal of signals) process.once(signal, leave);
  // An error that ends the process leaves no broken terminal behind.
  process.once('exit', close);
  return {
    left,
    close,
    draw(scene) {
      if (!isOpen || !scene) return;
      const lines = frame(scene, { width: terminal.width, height: terminal.height });
      lines.forEach((line, row) => {
        const before = drawn[row];
        if (before?.text === line.text && before.look === line.look) return;
        terminal.moveTo(1, row + 1);
        looks[line.look](terminal).noFormat(line.text);
        terminal.styleReset().eraseLineAfter();
      });
      drawn = lines;
    },
  };
}

const looks: Readonly<Record<Look, (terminal: Terminal) => Terminal>> = {
  plain: (terminal) => terminal,
  head: (terminal) => terminal.bold,
  alarm: (terminal) => terminal.brightRed,
  dim: (terminal) => terminal.dim,
};
