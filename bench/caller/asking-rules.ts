/** Two numbers that ask a service and then say the same sentence: one service is well, the other one dead. */
export function askingRules(
  trunk: { readonly address: string; readonly port: number },
  { well, dead }: { readonly well: string; readonly dead: string },
): string {
  const asks = (host: string) => ({
    http: { url: `http://${host}/` },
    then: { action: 'tell' },
    failed: { action: 'tell' },
  });
  return JSON.stringify({
    hotline: { name: '示例客服中心', locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
    trunks: { demo: trunk },
    numbers: { '95003': { action: 'ask-well' }, '95004': { action: 'ask-dead' } },
    actions: {
      'ask-well': asks(well),
      'ask-dead': asks(dead),
      tell: { say: ['order-service-away'], then: { hangUp: 'off' } },
    },
    queues: { general: { name: '综合服务', skills: { general: 1 } } },
    agents: { '8001': { name: '王芳', skills: { general: 5 } } },
  });
}
