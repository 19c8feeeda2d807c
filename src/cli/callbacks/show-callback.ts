/** `hotline callbacks show <id>`: one, with each attempt and what people did to it. */
import type { Command } from 'commander';
import { z } from 'zod';
import { table } from '../table';
import { askCallbacks } from './ask-callbacks';
import { callbackForm, callbackTable, time } from './callback-words';

const form = z.object({
  callback: callbackForm.extend({
    consent: z.string().nullable(),
    consentAt: z.string().nullable(),
    consentRecording: z.string().nullable(),
  }),
  attempts: z.array(
    z.object({
      attempt: z.number(),
      callId: z.string().nullable(),
      dialledAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      outcome: z.string().nullable(),
    }),
  ),
  changes: z.array(z.object({ at: z.string(), change: z.string(), by: z.string(), note: z.string().nullable() })),
});

export function registerShow(callbacks: Command): void {
  callbacks
    .command('show')
    .argument('<id>', '编号 / as the list shows it')
    .option('--json', 'JSON')
    .description('一个回电的全部经过 / one, with its attempts and changes')
    .action(async (id: string, _own: object, command: Command) => {
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>();
      const answer = await askCallbacks({ form, path: `/${encodeURIComponent(id)}`, json });
      if (answer) console.log(json ? JSON.stringify(answer.body) : print(answer.read));
    });
}

function print({ callback, attempts, changes }: z.output<typeof form>): string {
  const heard = callback.consentRecording === null ? '' : ` 录音 recording ${callback.consentRecording}`;
  const consent =
    callback.consent === null ? [] : [`同意 consent: ${callback.consent} ${time(callback.consentAt)}${heard}`];
  const tried = attempts.map((one) => [
    ...[String(one.attempt), time(one.dialledAt), time(one.endedAt), one.outcome ?? '', one.callId ?? ''],
  ]);
  const changed = changes.map((one) => [time(one.at), one.change, one.by, one.note ?? '']);
  return [
    callbackTable([callback]),
    ...consent,
    ...(tried.length > 0 ? [table(['次 try', '拨打 dialled', '结束 ended', '结果 outcome', '通话 call'], tried)] : []),
    ...(changed.length > 0 ? [table(['时间 at', '变更 change', '谁 by', '备注 note'], changed)] : []),
  ].join('\n');
}
