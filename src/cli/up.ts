/** `hotline up`: everything in the background, ready when the command returns. */
import type { Command } from 'commander';
import { readSettings } from '../config';
import { stackFiles } from '../stack/stack-files';
import { bringUp } from './bring-up';

export function register(program: Command): void {
  program
    .command('up')
    .description('在后台启动热线的全部组件 / start everything in the background')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const settings = readSettings();
      const { rules, parts } = await bringUp(settings, (line) => {
        if (!options.json) console.log(line);
      });
      if (options.json) return console.log(JSON.stringify({ parts }));
      const numbers = [...rules.numbers.keys()].join(', ');
      console.log(`
  ${rules.name}: ${numbers}
  话机注册 / phones register at  <this machine>:${settings.sipPort} (UDP); passwords in ${settings.stateDir}/secrets/agents/
  控制台 / console               http://${settings.httpAddress}:${settings.httpPort}
  日志 / log                     ${stackFiles(settings).log('serve')}
  停止 / stop                    npm run down`);
    });
}
