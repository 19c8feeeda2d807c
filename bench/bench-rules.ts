/** The product's own settings, with agents enough for the load and a short wrap-up. */
export const benchAgents = 70;
export const agentIds = Array.from({ length: benchAgents }, (_, i) => String(8001 + i));
export const agentName = '王芳';

export function benchRules(trunk: { readonly address: string; readonly port: number }): string {
  return JSON.stringify({
    hotline: { name: '示例客服中心', locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
    targets: { rings: 3 },
    trunks: { demo: trunk },
    numbers: { '95001': { menu: 'main' } },
    menus: {
      main: {
        prompt: 'menu-main',
        keys: { '1': { queue: 'consulting' }, '0': { queue: 'consulting' } },
        otherwise: { queue: 'consulting' },
      },
    },
    queues: {
      consulting: {
        name: '业务咨询',
        skills: { consulting: 1 },
        wrapUp: '1s',
        announce: 'number',
        record: true,
        welcome: 'queue-welcome',
        comfort: { prompt: 'queue-comfort-callback', every: '20s' },
        callbackKey: '9',
      },
    },
    agents: Object.fromEntries(agentIds.map((id) => [id, { name: agentName, skills: { consulting: 5 } }])),
    callbacks: { trunks: ['demo'], callerId: '95001', allow: '1[3-9]\\d{9}' },
    fallback: { agents: ['8001'] },
  });
}
