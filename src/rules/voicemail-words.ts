/** The settings of voicemail in words. */
export const voicemailWords = {
  'voicemail.timeoutMs': { zh: '留言菜单等待按键', en: 'wait for a key after a message' },
  'voicemail.tries': { zh: '留言菜单询问次数', en: 'how often the choice is asked' },
  'queue.voicemail': { zh: '留言', en: 'voicemail' },
  'queue.voicemail.longestMs': { zh: '留言最长', en: 'longest message' },
  'queue.voicemail.silenceMs': { zh: '静音多久结束留言', en: 'silence that ends a message' },
} as const;
