/** Trunks, callbacks and the fallback: what the telephone lines need to be unambiguous. */
import type { Draft } from '../draft';
import type { Problems } from '../problems';

export function checkLines(draft: Draft, problems: Problems): void {
  checkTrunks(draft, problems);
  checkOutbound(draft, problems, 'callbacks');
  checkOutbound(draft, problems, 'outside');
  checkMessages(draft, problems);
  const { part: targets } = draft.targets;
  if (targets.serviceLevel?.formula === 'connect-rate-15s' && targets.serviceLevel.within !== 15_000) {
    problems.add(['targets', 'serviceLevel', 'within'], '15s, which connect-rate-15s has in its name');
  }
  const lists = [
    { path: ['callbacks', 'trunks'], names: draft.callbacks?.part.trunks },
    { path: ['outside', 'trunks'], names: draft.outside?.part.trunks },
    { path: ['fallback', 'agents'], names: draft.fallback?.part.agents },
  ];
  for (const { path, names } of lists) if (names?.length === 0) problems.add(path, 'at least one', 'none');
  const orders = [...draft.queues].map(([id, { part }]) => ({ path: ['queues', id, 'order'], names: part.order }));
  for (const { path, names } of [...lists, ...orders]) {
    const seen = new Set<string>();
    names?.forEach((name, i) => {
      if (seen.has(name)) problems.add([...path, String(i)], 'each one once');
      seen.add(name);
    });
  }
}

/** A silence that takes as long as the longest message never ends one. */
function checkMessages({ voicemail: { part }, queues }: Draft, problems: Problems): void {
  if (isTooLong(part)) problems.add(['voicemail', 'silence'], 'a time shorter than longest');
  for (const [id, { part: queue }] of queues) {
    if (queue.voicemail && isTooLong({ ...part, ...set(queue.voicemail) }))
      problems.add(['queues', id, 'voicemail'], 'a silence shorter than longest');
  }
}

type Message = { readonly longest?: number | undefined; readonly silence?: number | undefined };
const set = (own: Message) => Object.fromEntries(Object.entries(own).filter(([, ms]) => ms !== undefined));
const isTooLong = ({ longest, silence }: Message) =>
  longest !== undefined && silence !== undefined && silence >= longest;

/** Calls can come from a whole network, but go to one address (or to the carrier one registers with). */
function checkOutbound(draft: Draft, problems: Problems, section: 'callbacks' | 'outside'): void {
  draft[section]?.part.trunks?.forEach((name, i) => {
    const trunk = draft.trunks.get(name)?.whole;
    if (!trunk || trunk.register) return;
    const addresses = trunk.addresses ?? [trunk.address ?? ''];
    if (addresses.some((address) => !address.includes('/'))) return;
    problems.add([section, 'trunks', String(i)], `a trunk that can be dialled; ${name} has networks only`);
  });
}

/** Calls are told apart by the address they come from: two trunks cannot share one. */
function checkTrunks(draft: Draft, problems: Problems): void {
  const owner = new Map<string, string>();
  for (const [id, { whole: trunk }] of draft.trunks) {
    if (!trunk) continue;
    if ((trunk.address === undefined) === (trunk.addresses === undefined)) {
      problems.add(['trunks', id], 'either address (one) or addresses (a list)', trunk.address ? 'both' : 'neither');
    }
    for (const address of trunk.addresses ?? [trunk.address ?? '']) {
      const other = owner.get(address);
      if (other !== undefined && address !== '') {
        problems.add(['trunks', id], `an address of its own: ${address} is already in trunk ${other}`, `'${address}'`);
      }
      owner.set(address, id);
    }
  }
}
