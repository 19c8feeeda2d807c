/** `hotline explain <callId>`: why this call went to whom it went, from the journal alone. */
import type { Command } from 'commander';
import type { CallId } from '../core/ids';
import { explain } from '../engine/explain/explain';
import { printExplanation } from './explain/print-explanation';
import { openPast } from './past';

export function register(program: Command): void {
  program
    .command('explain')
    .argument('<callId>', '通话编号，见 hotline calls 或 call 表 / the call, as in `hotline calls` or the table call')
    .option('--json', 'JSON')
    .description(
      '逐步说明一通来电：谁可派、派给谁、为什么 / step by step: who could take the call, who was chosen, and why',
    )
    .action(async (callId: string, options: { json?: boolean }) => {
      const past = openPast();
      const explanation = await explain(past.journal, past.rulesByHash, {
        callId: callId as CallId,
        from: began(callId),
      });
      past.warn();
      if (!explanation) {
        console.error(`日志中没有这通来电 / the journal knows no call ${callId}`);
        process.exitCode = 1;
        return;
      }
      console.log(options.json ? JSON.stringify(explanation) : printExplanation(explanation));
    });
}

/** The wall clock and the hotline's may differ a little. */
const marginMs = 60_000;

/** A UUIDv7 or v8 of ours carries the millisecond it was made in; null for any other id. */
function began(callId: string): number | null {
  const match = /^([0-9a-f]{8})-([0-9a-f]{4})-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.exec(callId);
  return match ? Number.parseInt(`${match[1]}${match[2]}`, 16) - marginMs : null;
}
