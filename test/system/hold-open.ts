/** Run by a test as a process of its own: starts a hotline, tells its folder, and waits to be killed. */
import { Hotline } from './hotline';

void Hotline.start({ agents: 1 }).then((hotline) => {
  process.stdout.write(`${hotline.folder}\n`);
  setInterval(() => undefined, 1_000);
});
