/** `hotline top`: the live board on the terminal: queues, agents by state, today's figures. */
import { Option, type Command } from 'commander';
import { readSettings } from '../config';
import { ConsoleError, consoleAddress } from './console-client';
import type { Board } from './top/board-form';
import { frame, type Scene } from './top/frame';
import { openFullScreen } from './top/full-screen';
import { readBoard, type BoardReader } from './top/read-board';

interface Options {
  readonly once?: boolean;
  readonly json?: boolean;
  readonly lang: 'zh' | 'en';
}

const firstMs = 6_000;
const redrawMs = 500;

export function register(program: Command): void {
  program
    .command('top')
    .description('实时看板：队列、坐席、今日指标，q 退出 / the live board; q quits')
    .addOption(new Option('--lang <language>', '语言 / language').choices(['zh', 'en']).default('zh'))
    .option('--once', '打印一屏后退出 / print one frame and leave')
    .option('--json', '打印一次快照 / print one snapshot')
    .action(async (options: Options) => {
      const address = consoleAddress(readSettings());
      if (options.json || options.once) return printOnce(address, options);
      if (!process.stdout.isTTY || !process.stdin.isTTY)
        throw new ConsoleError(
          'NOT_RUNNING',
          '这里不是终端，请用 --once 或 --json / this is no terminal: --once or --json',
        );
      await showUntilLeft(address, options.lang);
    });
}

async function printOnce(address: string, { json, lang }: Options): Promise<void> {
  const { board } = await firstBoard(address);
  if (json) {
    const lists = { queues: [...board.queues.values()], agents: [...board.agents.values()] };
    return console.log(JSON.stringify({ ...board, ...lists }));
  }
  const size = { width: process.stdout.columns || 80, height: process.stdout.rows || 24 };
  const scene: Scene = { board, now: Date.parse(board.at), language: lang, trouble: null };
  const lines = frame(scene, size).map(({ text }) => text);
  console.log(lines.slice(0, -1).join('\n').trimEnd());
}

/** Rejects with `NOT_RUNNING` when nothing comes in time. */
async function firstBoard(address: string): Promise<{ readonly board: Board }> {
  let reader: BoardReader | null = null;
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      late = setTimeout(() => reject(notRunning(address, reader?.trouble ?? null)), firstMs);
      reader = readBoard(address, () => {
        if (reader?.board) resolve({ board: reader.board });
        else reject(notRunning(address, reader?.trouble ?? null));
      });
    });
  } finally {
    clearTimeout(late);
    (reader as BoardReader | null)?.stop();
  }
}

const notRunning = (address: string, why: string | null) =>
  new ConsoleError(
    'NOT_RUNNING',
    `热线没有运行，请先 npm run up / the hotline is not running (${address}: ${why ?? 'silent'}): npm run up`,
  );

async function showUntilLeft(address: string, first: 'zh' | 'en'): Promise<void> {
  await firstBoard(address);
  let language = first;
  const toggle = () => {
    language = language === 'zh' ? 'en' : 'zh';
    redraw();
  };
  const screen = await openFullScreen(toggle, () => redraw());
  const reader = readBoard(address, () => redraw());
  // Durations grow without news.
  const timer = setInterval(() => redraw(), redrawMs);
  function redraw(): void {
    const { board, skewMs, trouble } = reader;
    screen.draw(board && { board, now: Date.now() + skewMs, language, trouble: trouble === '…' ? null : trouble });
  }
  try {
    await screen.left;
  } finally {
    clearInterval(timer);
    reader.stop();
    screen.close();
  }
  // terminal-kit keeps listening to the keyboard
  process.stdin.pause();
}
