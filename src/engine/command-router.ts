/** Each command goes to the one adapter that can carry it out. */
import type { Command } from '../core/command';
import type { Commands } from './ports';

export class CommandRouter implements Commands {
  private telephony: Commands | null = null;
  private promises: Commands | null = null;
  private lookups: Commands | null = null;

  to(telephony: Commands, promises: Commands, lookups: Commands): void {
    this.telephony = telephony;
    this.promises = promises;
    this.lookups = lookups;
  }

  execute(commands: readonly Command[]): void {
    this.telephony?.execute(commands.filter((command) => command.type !== 'ScheduleCallback'));
    this.promises?.execute(commands.filter((command) => command.type === 'ScheduleCallback'));
    this.lookups?.execute(commands.filter((command) => command.type === 'AskService'));
  }
}
