/** One number straight into one queue, no sentences on the way, no wrap-up: what a plain app_queue does. */
export const queueNumber = '95002';
export const agentIds: readonly string[] = Array.from({ length: 20 }, (_, i) => String(8001 + i));
export const agentName = '王芳';

export function queueRules(trunk: { readonly address: string; readonly port: number }): string {
  const skills = { consulting: 1 };
  return JSON.stringify({
    hotline: { name: '示例客服中心', locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
    targets: { rings: 3 },
    trunks: { demo: trunk },
    numbers: { [queueNumber]: { queue: 'consulting' } },
    queues: {
      consulting: { name: '业务咨询', skills, agent: 'longest-idle', wrapUp: '0s', announce: 'off', record: true },
    },
    agents: Object.fromEntries(agentIds.map((id) => [id, { name: agentName, skills: { consulting: 5 } }])),
    fallback: { agents: [agentIds[0]] },
  });
}
