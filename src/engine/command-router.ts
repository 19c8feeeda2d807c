/** Commands go to every adapter; each carries out its own and leaves the rest to the others. */
import type { Command } from '../core/command';
import type { Commands } from './ports';

export class CommandRouter implements Commands {
  private adapters: readonly Commands[] = [];

  to(...adapters: readonly Commands[]): void {
    this.adapters = adapters;
  }

  execute(commands: readonly Command[]): void {
    for (const adapter of this.adapters) adapter.execute(commands);
  }
}
