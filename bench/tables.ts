/** The reports for people. */
import type { AnswerReport } from './answer';
import type { CallbacksReport } from './callbacks';
import type { CallerReport } from './caller';
import type { Percentiles } from './measure/percentile';
import type { RecordsReport } from './records';
import type { RoutingReport } from './routing';

const times = (name: string, of: Percentiles) => `${name.padEnd(24)} p50 ${of.p50} ms   p99 ${of.p99} ms   n = ${of.n}`;

export function answerTable(report: AnswerReport): string {
  return [
    times('INVITE to 200 OK', report.inviteToOkMs),
    times('digit to silent prompt', report.digitToPromptStopMs),
    times('answer to first sound', report.answerToAudioMs),
    `idle, all Node processes ${report.idleRssMb} MB`,
    `burst                    ${report.calls} calls, ${report.rows} rows, ${report.stuck} stuck`,
    `evidence                 ${report.evidence}`,
    '',
  ].join('\n');
}

export function recordsTable({ ingest, outage, liveCounting, reports, evidence }: RecordsReport): string {
  return [
    `into Postgres            ${ingest.ingestEntriesPerSecond} entries/s (${ingest.entries} in ${ingest.seconds} s)`,
    `memory meanwhile         ${ingest.rssMb.before} MB before, ${ingest.rssMb.most} MB at most`,
    ...(outage
      ? [
          `outage                   ${outage.outageSeconds} s without Postgres, ${outage.toldCalls} calls, ${outage.toldEntries} entries`,
          `lost, doubled            ${outage.lostEntries}, ${outage.doubledEntries}; ${outage.setAside} set aside, ${outage.open} left open`,
        ]
      : []),
    ...(liveCounting
      ? [
          `counting beside callers  p50 ${liveCounting.turnMs.p50} ms, p95 ${liveCounting.turnMs.p95} ms a turn, ${liveCounting.coreShare} of a core at ${liveCounting.callsPerSecond} calls/s`,
        ]
      : []),
    ...(reports
      ? [
          reportLine('report of the day', reports.dayCalls, reports.dayReportMs),
          reportLine('report of the month', reports.monthCalls, reports.monthReportMs),
        ]
      : []),
    `evidence                 ${evidence}`,
    '',
  ].join('\n');
}

const reportLine = (
  name: string,
  calls: number,
  { p50, p95 }: { readonly p50: number; readonly p95: number },
): string => `${name.padEnd(25)}${p50} ms, p95 ${p95} ms, ${calls} calls`;

export function routingTable(report: RoutingReport): string {
  const { core, growth, erlangC } = report;
  return [
    times('idle agent to INVITE', report.agentIdleGapMs),
    times('the same, app_queue', report.appQueue.agentIdleGapMs),
    `ours ÷ app_queue's p50   ${report.ratio}`,
    `INVITEs per call         ${report.invitesPerDeliveredCall}`,
    `core alone               ${core.callsPerSecond} calls/s (${core.callsPerCpuSecond} per second of processor)`,
    `growth, 100 to 10,000    ${growth.costGrowth100to10000} × the time, ${growth.touchedGrowth100to10000} × the entries`,
    `simulator beside theory  off by ${(erlangC.worstError * 100).toFixed(2)} % at most; ${erlangC.seconds} s`,
    `evidence                 ${report.evidence}`,
    '',
  ].join('\n');
}

export function callerTable(report: CallerReport): string {
  const { digitToPromptMs, menus, deadServiceDelayMs: dead, expectedWaitVsOracle, evidence } = report;
  return [
    times('key to next sentence', digitToPromptMs),
    `calls in menus           ${menus.atOnce} at once, ${menus.unheard} keys without a sentence`,
    `a dead service costs     the first caller ${dead.first} ms`,
    times('  those after her', dead.later),
    times('  others meanwhile', dead.beside),
    ...expectedWaitVsOracle.map(
      ({ load, ratio, bias, withinRange }) =>
        `expected wait, load ${load}`.padEnd(25) +
        `${ratio} × the oracle's error, bias ${bias}, within its range ${withinRange}`,
    ),
    `evidence                 ${evidence}`,
    '',
  ].join('\n');
}

export function callbacksTable({ due, phones, reports, evidence }: CallbacksReport): string {
  const { memory } = due;
  return [
    times('due to dialled', due.dialDelayMs),
    `lost, dialled twice      ${due.lost}, ${due.dialledTwice}; ${due.scheduled} scheduled, ${due.due} due`,
    `memory                   ${memory.startMb} MB before, ${memory.mostMb} MB at most, ${memory.endMb} MB after`,
    times('her answer to a person', phones.answerToPersonMs),
    `rung back by SIP         ${phones.n} customers, ${phones.rungOnce} rung once, ${phones.linkedRows} rows linked, ${phones.stuck} stuck`,
    ...(reports === null
      ? []
      : [
          times('month of promises', reports.monthByQueueMs),
          times('the same by agent', reports.monthByAgentMs),
          times('a day of promises', reports.dayByQueueMs),
        ]),
    `evidence                 ${evidence}`,
    '',
  ].join('\n');
}
