/**
 * The pause between two transactions. What happens meanwhile comes with the next one: fewer and larger ones, and the
 * processor is free for calls when many things happen at once. Rows still stand well within a second.
 */
const lingerMs = 250;
/** While somebody waits for a row. */
const hurriedMs = 5;
const hurryLastsMs = 1_000;

export class Linger {
  private hurriedUntil = 0;
  private finish: (() => void) | null = null;

  async pass(): Promise<void> {
    const ms = Date.now() < this.hurriedUntil ? hurriedMs : lingerMs;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.finish = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.finish = null;
  }

  /** A pause under way ends; those of the next second are short. */
  cut(): void {
    this.hurriedUntil = Date.now() + hurryLastsMs;
    this.finish?.();
  }
}
