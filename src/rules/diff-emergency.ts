/** The settings of an emergency, and one as a whole, in words. */
import type { Words } from './diff-hours';

const words = (zh: string, en: string): Words => ({ zh, en });

export const emergencySettings: Readonly<Record<string, Words>> = {
  'number.emergency': words('紧急模式', 'in an emergency'),
  'number.emergency.prompt': words('紧急通知', 'notice of an emergency'),
  'number.emergency.destination': words('紧急时去向', 'in an emergency leads to'),
  'number.emergency.priority': words('紧急优先', 'first in an emergency'),
  'emergency.prompt': words('通知', 'notice'),
  'emergency.destination': words('去向', 'leads to'),
  'emergency.priority': words('优先', 'first'),
};

/** `{ prompt, destination, priority }`; `to`: the destination in words. */
export function sayEmergency({ prompt, priority }: Readonly<Record<string, unknown>>, to: Words): Words {
  const notice = typeof prompt === 'string' ? words(`播放 ${prompt} 后转`, `${prompt}, then `) : words('', '');
  const first = priority === true ? words('，优先于所有来电', ', before all other callers') : words('', '');
  return words(`${notice.zh}${to.zh}${first.zh}`, `${notice.en}${to.en}${first.en}`);
}
