/**
 * Writes every file Asterisk reads, from the settings, the rules and the secrets. Nothing is edited by hand on the
 * machine: what is wrong here is mended in `dialplan/` or in the rules.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import type { Settings } from '../config';
import type { Rules } from '../core/rules';
import type { AsteriskDirs } from './asterisk-dirs';
import { ariUser, amiUser, stasisApp } from './asterisk-ids';
import { ConfigValueError, plain, secretValue } from './config-value';
import { dialplanPrompts, renderNumbers } from './render-numbers';
import { renderAgents } from './render-agents';
import { renderTemplate } from './render-template';
import { renderTrunks } from './render-trunks';

export interface AsteriskSecrets {
  readonly ari: string;
  readonly ami: string;
  /** The secret in a file named by the rules, e.g. `agents/8001`; made when missing. */
  of(file: string): string;
}
export interface AsteriskPlace {
  readonly dirs: AsteriskDirs;
  /** Where ARI and AMI listen: beside the hotline, or in a container of its own on a private network. */
  readonly control: 'loopback' | 'private-network';
}

const fixedTemplates = [
  'asterisk.conf',
  'modules.conf',
  'pjsip.conf',
  'http.conf',
  'ari.conf',
  'manager.conf',
  'rtp.conf',
  'stasis.conf',
  'logger.conf',
  'indications.conf',
  'musiconhold.conf',
  'features.conf',
  'acl.conf',
  'ccss.conf',
  'cdr.conf',
  'cel.conf',
  'udptl.conf',
  'pjproject.conf',
  'websocket_client.conf',
] as const;

/** Every file's text by its name, without touching the disk. Throws `ConfigValueError` for a value that cannot stand. */
export function asteriskFiles(
  settings: Settings,
  rules: Rules,
  secrets: AsteriskSecrets,
  place: AsteriskPlace,
): ReadonlyMap<string, string> {
  const values = placeValues(settings, secrets, place);
  const fixed = fixedTemplates.map((name): [string, string] => [name, renderTemplate(name, values)]);
  return new Map([...fixed, ...ruleFiles(settings, rules, secrets)]);
}

/** The files that come from the rules and follow them while Asterisk runs. */
export function ruleFiles(settings: Settings, rules: Rules, secrets: AsteriskSecrets): ReadonlyMap<string, string> {
  const secretOf = (file: string) => secrets.of(file);
  const values = {
    prompts: plain('path', 'HOTLINE_PROMPTS_DIR', settings.promptsDir),
    language: rules.language,
    app: stasisApp,
    maxCallSeconds: String(4 * 3600),
    ...dialplanPrompts,
    ...renderNumbers(rules),
  };
  return new Map([
    ['extensions.conf', renderTemplate('extensions.conf', values)],
    ['pjsip_trunks.conf', renderTrunks(rules.trunks.values(), secretOf)],
    ['pjsip_agents.conf', renderAgents(rules.agents.values(), secretOf)],
  ]);
}

/** Writes what differs, each file whole or not at all. Answers the names of those changed. */
export async function renderAsterisk(
  settings: Settings,
  rules: Rules,
  secrets: AsteriskSecrets,
  place: AsteriskPlace,
): Promise<readonly string[]> {
  return writeFiles(place.dirs.etc, asteriskFiles(settings, rules, secrets, place));
}

export async function writeFiles(etc: string, files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  await mkdir(etc, { recursive: true, mode: 0o750 });
  const changed: string[] = [];
  for (const [name, text] of files) if (await writeChanged(join(etc, name), text)) changed.push(name);
  return changed;
}

async function writeChanged(file: string, text: string): Promise<boolean> {
  const old = await readFile(file, 'utf8').catch(() => null);
  if (old === text) return false;
  const draft = `${file}.${randomBytes(4).toString('hex')}.new`;
  await writeFile(draft, text, { mode: 0o640 });
  await rename(draft, file);
  return true;
}

function placeValues(settings: Settings, secrets: AsteriskSecrets, place: AsteriskPlace): Record<string, string> {
  const dirs = Object.entries(place.dirs).map(([key, value]) => [key, plain('path', key, String(value))]);
  return {
    ...(Object.fromEntries(dirs) as Record<string, string>),
    prompts: plain('path', 'HOTLINE_PROMPTS_DIR', settings.promptsDir),
    node: plain('word', 'HOTLINE_NODE', settings.node),
    ariUser,
    amiUser,
    ariSecret: secretValue('secrets/ari', secrets.ari),
    amiSecret: secretValue('secrets/ami', secrets.ami),
    ariPort: String(settings.ariPort),
    amiPort: String(settings.amiPort),
    controlAddress: place.control === 'loopback' ? '127.0.0.1' : '0.0.0.0',
    controlAcl: controlAcl(place.control),
    sipAddress: checkedIp('HOTLINE_SIP_ADDRESS', settings.sipAddress),
    sipPort: String(settings.sipPort),
    nat: nat(settings),
    rtpFrom: String(settings.rtpRange.from),
    rtpTo: String(settings.rtpRange.to),
    maxCalls: '2000',
  };
}

function controlAcl(control: AsteriskPlace['control']): string {
  const nets =
    control === 'loopback' ? ['127.0.0.0/8'] : ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
  return ['deny = 0.0.0.0/0.0.0.0', ...nets.map((net) => `permit = ${net}`)].join('\n');
}

function nat(settings: Settings): string {
  if (settings.externalAddress === '') return '';
  const address = plain('host', 'HOTLINE_EXTERNAL_ADDRESS', settings.externalAddress);
  const nets = settings.localNet.split(',').map((net) => `local_net = ${checkedNet(net.trim())}`);
  return [`external_media_address = ${address}`, `external_signaling_address = ${address}`, ...nets].join('\n');
}

function checkedNet(net: string): string {
  const [ip = '', bits = '32'] = net.split('/');
  if (!isIPv4(ip) || !/^\d{1,2}$/.test(bits))
    throw new ConfigValueError('HOTLINE_LOCAL_NET', net, 'networks such as 10.0.0.0/8');
  return net;
}

function checkedIp(key: string, address: string): string {
  if (!isIPv4(address)) throw new ConfigValueError(key, address, 'an IPv4 address');
  return address;
}
