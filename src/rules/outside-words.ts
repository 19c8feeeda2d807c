/** Words for the settings of calls to telephones outside. */
export const outsideWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'callbacks.trunks': { zh: '外呼中继', en: 'trunks' },
  'callbacks.callerId': { zh: '显示号码', en: 'number shown' },
  'callbacks.allow': { zh: '允许拨打', en: 'numbers allowed' },
  'callbacks.ringMs': { zh: '客户话机振铃', en: "rings the customer's phone" },
  'callbacks.maxTries': { zh: '最多拨打次数', en: 'attempts at most' },
  'callbacks.retryMs': { zh: '重拨间隔', en: 'pause between attempts' },
  'outside.prefix': { zh: '外线字冠', en: 'prefix' },
  'outside.allow': { zh: '允许拨打', en: 'numbers allowed' },
  'outside.trunks': { zh: '外呼中继', en: 'trunks' },
  'outside.callerId': { zh: '显示号码', en: 'number shown' },
  'outside.ringMs': { zh: '对方话机振铃', en: 'rings the other phone' },
  'outside.wrapUpMs': { zh: '整理时间', en: 'wrap-up' },
  'outside.record': { zh: '录音', en: 'recording' },
};
