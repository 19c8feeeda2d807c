/** The columns of reports, in both languages, in the order in which they are printed. */
import type { PlanSums } from '../core/kpi/adherence';
import type { KpiName } from '../core/kpi/kpis';
import type { Sums } from '../core/kpi/sums';
import type { Grain, Report, ReportLine } from '../engine/ports';
import type { Cell, CellKind, Column } from './sheet';

export interface ReportColumn extends Column {
  /** As in JSON. */
  readonly name: string;
  value(line: ReportLine): Cell;
}

type Words = readonly [zh: string, en: string];

const sum = (name: keyof Sums, kind: CellKind, [zh, en]: Words, isRare = false): ReportColumn => ({
  ...{ name, kind, zh, en, isRare },
  value: ({ sums }) => sums[name],
});
const kpi = (name: KpiName | 'adherence', kind: CellKind, [zh, en]: Words, isRare = false): ReportColumn => ({
  ...{ name, kind, zh, en, isRare },
  value: ({ kpis }) => kpis[name],
});
const plan = (name: keyof PlanSums, [zh, en]: Words): ReportColumn => ({
  ...{ name, kind: 'ms', zh, en, isRare: true },
  value: (line) => line.plan?.[name] ?? null,
});
const rare = true;

/** Three-ring rate and the share that waited no longer than the target stand side by side: one without the other misleads. */
export function columnsOf({
  by,
  formula,
  targets,
}: Pick<Report, 'by' | 'formula' | 'targets'>): readonly ReportColumn[] {
  const level: ReportColumn = {
    ...{ name: 'serviceLevel', kind: 'share' },
    zh: `服务水平 ${formula} ≤${targets.withinS}秒`,
    en: `service level ${formula} ≤${targets.withinS}s`,
    value: (line) => line.serviceLevel,
  };
  const rings = [
    kpi('threeRingRate', 'share', ['三声接听率', 'three-ring rate']),
    kpi('waitedWithinTarget', 'share', [`等待≤${targets.maxWaitS}秒`, `waited ≤${targets.maxWaitS}s`]),
  ];
  return (
    by === 'agent' ? [...agentColumns(rings), ...talkColumns] : [...callColumns(level, rings), ...talkColumns]
  ).filter(({ name }) => !absent[by].has(name));
}

/** Only agents, and all of them together, have a plan. */
const ofPlans = ['plannedMs', 'missedMs', 'adherence'];
/** What is not counted by this grain. */
const absent: Readonly<Record<Grain, ReadonlySet<string>>> = {
  all: new Set(),
  queue: new Set(['calls', 'abandonedInMenu', 'abandonmentInMenu', 'occupancy', 'outboundTalks', ...ofPlans]),
  agent: new Set(['callbacksKept', 'callbackSuccess']),
  number: new Set(['occupancy', 'outboundTalks', ...ofPlans]),
  menu: new Set(['occupancy', 'outboundTalks', ...ofPlans]),
};

const callColumns = (level: ReportColumn, rings: readonly ReportColumn[]): readonly ReportColumn[] => [
  sum('calls', 'count', ['来电', 'calls']),
  sum('abandonedInMenu', 'count', ['菜单放弃', 'left in menu'], rare),
  sum('entered', 'count', ['进入队列', 'entered']),
  sum('answered', 'count', ['接听', 'answered']),
  sum('abandoned', 'count', ['放弃', 'abandoned']),
  sum('leftOtherwise', 'count', ['其他离队', 'left otherwise']),
  sum('shortAbandons', 'count', ['短放弃', 'short abandons'], rare),
  sum('abandonedInRing', 'count', ['振铃放弃', 'abandoned in ring'], rare),
  level,
  ...rings,
  kpi('asaMs', 'ms', ['平均应答速度', 'ASA']),
  kpi('longestWaitMs', 'ms', ['最长等待', 'longest wait']),
  kpi('abandonment', 'share', ['放弃率', 'abandonment']),
  kpi('abandonmentInMenu', 'share', ['菜单放弃率', 'abandonment in menu'], rare),
  kpi('abandonmentInQueue', 'share', ['排队放弃率', 'abandonment in queue'], rare),
  kpi('abandonmentInRing', 'share', ['振铃放弃率', 'abandonment in ring'], rare),
  kpi('abandonmentLessShort', 'share', ['放弃率（不计短放弃）', 'abandonment less short'], rare),
];

const agentColumns = (rings: readonly ReportColumn[]): readonly ReportColumn[] => [
  sum('answered', 'count', ['接听', 'answered']),
  sum('talks', 'count', ['通话', 'talks']),
  sum('outboundTalks', 'count', ['呼出通话', 'outbound talks']),
  sum('offersNoAnswer', 'count', ['未接', 'not answered']),
  sum('offersRefused', 'count', ['拒接', 'refused'], rare),
  sum('offersFailed', 'count', ['未达', 'not reached'], rare),
  ...rings,
  sum('busyMs', 'ms', ['工作时长', 'busy'], rare),
  sum('readyMs', 'ms', ['空闲时长', 'ready'], rare),
  sum('notReadyMs', 'ms', ['示忙时长', 'not ready'], rare),
];

const talkColumns: readonly ReportColumn[] = [
  kpi('ahtMs', 'ms', ['平均处理时长', 'AHT']),
  kpi('occupancy', 'share', ['工时利用率', 'occupancy']),
  plan('plannedMs', ['排班时长', 'planned']),
  plan('missedMs', ['未遵时长', 'off plan']),
  kpi('adherence', 'share', ['遵时度', 'adherence']),
  kpi('firstContactResolution', 'share', ['一次解决率', 'first-contact resolution']),
  kpi('satisfaction', 'number', ['满意度（1 最好）', 'satisfaction (1 best)']),
  kpi('satisfiedShare', 'share', ['满意率', 'satisfied'], rare),
  kpi('surveyInvitationRate', 'share', ['邀评率', 'survey invitations'], rare),
  kpi('surveyAskedRate', 'share', ['评价询问率', 'surveys asked'], rare),
  kpi('surveyResponseRate', 'share', ['参评率', 'survey responses'], rare),
  kpi('nps', 'number', ['净推荐值', 'NPS'], rare),
  kpi('transferRate', 'share', ['转接率', 'transfer rate'], rare),
  kpi('transfersPerCall', 'number', ['每通转接次数', 'transfers per call'], rare),
  kpi('endedByAgentShare', 'share', ['坐席先挂断', 'agent hung up first'], rare),
  sum('callbacksKept', 'count', ['回电成功', 'callbacks kept'], rare),
  kpi('callbackSuccess', 'share', ['回电成功率', 'callback success'], rare),
  kpi('agentNonResponse', 'share', ['坐席未应答率', 'agent non-response'], rare),
];
