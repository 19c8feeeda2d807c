/** One queue without a menu whose callers may ask to be called back; no wrap-up, so that agents are what a run says. */
export const callbackAgent = (n: number): string => String(8001 + n);
export const queueNumber = '95002';
export const callbackQueue = 'consulting';
export const agentName = '王芳';

export function callbackRules(agents: number, trunk: { readonly address: string; readonly port?: number }): string {
  const ids = Array.from({ length: agents }, (_, n) => callbackAgent(n));
  return JSON.stringify({
    hotline: { name: '示例客服中心', locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
    targets: { rings: 3 },
    trunks: { demo: trunk },
    numbers: { [queueNumber]: { queue: callbackQueue } },
    queues: {
      [callbackQueue]: {
        ...{ name: '业务咨询', skills: { consulting: 1 }, wrapUp: '0s', announce: 'number', record: true },
        ...{ comfort: { prompt: 'queue-comfort-callback', every: '20s' }, callbackKey: '9' },
      },
    },
    agents: Object.fromEntries(ids.map((id) => [id, { name: agentName, skills: { consulting: 5 } }])),
    callbacks: { trunks: ['demo'], callerId: '95001', allow: '1[3-9]\\d{9}', dial: '00:00-24:00' },
    fallback: { agents: [callbackAgent(0)] },
  });
}
