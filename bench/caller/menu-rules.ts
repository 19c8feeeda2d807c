/** The product's own settings; a menu below the first, which is as long as callers need to listen and press. */
export function menuRules(trunk: { readonly address: string; readonly port: number }): string {
  return JSON.stringify({
    hotline: { name: '示例客服中心', locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
    trunks: { demo: trunk },
    numbers: { '95001': { menu: 'main' } },
    menus: {
      main: {
        prompt: 'menu-main',
        keys: { '2': { menu: 'below' }, '0': { queue: 'general' } },
        timeout: '20s',
        otherwise: { queue: 'general' },
      },
      below: {
        prompt: 'menu-repair',
        keys: { '1': { queue: 'general' } },
        timeout: '20s',
        otherwise: { queue: 'general' },
      },
    },
    queues: { general: { name: '综合服务', skills: { general: 1 }, welcome: 'queue-welcome' } },
    agents: { '8001': { name: '王芳', skills: { general: 5 } } },
  });
}
