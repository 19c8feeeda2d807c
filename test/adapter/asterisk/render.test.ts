/** Nothing an operator (or an attacker with a pen on the rules) writes becomes a line of Asterisk's configuration. */
import { resolve } from 'node:path';
import { ConfigValueError } from '../../../src/asterisk/config-value';
import { debianDirs, ownRootDirs } from '../../../src/asterisk/asterisk-dirs';
import { asteriskFiles, ruleFiles, type AsteriskSecrets } from '../../../src/asterisk/render-asterisk';
import { readSettings } from '../../../src/config';
import type { AgentId } from '../../../src/core/ids';
import type { Rules, Trunk } from '../../../src/core/rules';
import { rulesFor } from './own-asterisk';

const settings = readSettings({ HOTLINE_STATE_DIR: '/srv/hotline' });
const secrets: AsteriskSecrets = { ari: 'ari-secret', ami: 'ami-secret', of: (file) => `secret-of-${file}` };
const place = { dirs: debianDirs('/etc/asterisk', 'x86_64-linux-gnu'), control: 'loopback' } as const;
const rules = rulesFor(5060);
const withTrunk = (trunk: Partial<Trunk>): Rules => ({
  ...rules,
  trunks: new Map([['t', { id: 't', addresses: ['192.0.2.1'], port: 5060, register: null, ...trunk }]]),
});
const file = (name: string, of: Rules = rules, own = secrets) => ruleFiles(settings, of, own).get(name) ?? '';

test('every file is there, and no key is left open', () => {
  const files = asteriskFiles(settings, rules, secrets, place);
  expect(files.size).toBeGreaterThan(20);
  for (const text of files.values()) expect(text).not.toMatch(/\{\{|undefined/);
});

test('an agent’s account is her id, with her secret', () => {
  expect(file('pjsip_agents.conf')).toContain('[8001](agent)\naors = 8001\nauth = 8001\n');
  expect(file('pjsip_agents.conf')).toContain('username = 8001\npassword = secret-of-agents/8001\n');
});

test('a trunk of several addresses is asked whether it lives, one alone is not', () => {
  const several = file('pjsip_trunks.conf', withTrunk({ addresses: ['192.0.2.1', '192.0.2.2', '198.51.100.0/28'] }));
  expect(several).toContain('contact = sip:192.0.2.1:5060\ncontact = sip:192.0.2.2:5060\nqualify_frequency = 30');
  expect(several).toContain('match = 192.0.2.1\nmatch = 192.0.2.2\nmatch = 198.51.100.0/28\n');
  expect(file('pjsip_trunks.conf')).toContain('qualify_frequency = 0');
});

test('a trunk that registers outward', () => {
  const register = { server: 'sip.example.com:5070', username: '+8620000', secretFile: 'trunks/t' };
  const text = file('pjsip_trunks.conf', withTrunk({ register }));
  expect(text).toContain('server_uri = sip:sip.example.com:5070\nclient_uri = sip:%2B8620000@sip.example.com:5070');
  expect(text).toContain('username = +8620000\npassword = secret-of-trunks/t');
});

test('only the numbers of the rules are in the trunks’ context', () => {
  const dialplan = file('extensions.conf');
  const context = /\[from-trunk\]\n([^[]*)/.exec(dialplan)?.[1] ?? '';
  const lines = context.split('\n').filter((line) => line !== '' && !line.startsWith(';'));
  expect(lines).toEqual([
    'exten => 95001,1,Goto(hotline-inbound,${EXTEN},1)',
    'exten => 95002,1,Goto(hotline-inbound,${EXTEN},1)',
  ]);
});

test('without fallback agents nobody is dialled', () => {
  const dialplan = file('extensions.conf', { ...rules, fallbackAgents: [] });
  expect(dialplan).toContain('GotoIf($["" = ""]?sorry)');
});

test('a semicolon in a secret is not a comment', () => {
  const own = { ...secrets, of: () => 'abc;def;--x' };
  expect(file('pjsip_agents.conf', rules, own)).toContain('password = abc\\;def\\;--x\n');
});

const evil = '8001]\n[evil]\ntype=endpoint';
const agentRule = (id: string) => ({ id: id as AgentId, name: 'x', skills: new Map(), secretFile: 'agents/x' });
test.each<[string, () => unknown]>([
  ['agent', () => file('pjsip_agents.conf', { ...rules, agents: new Map([['x' as AgentId, agentRule(evil)]]) })],
  [
    'agent with a path',
    () => file('pjsip_agents.conf', { ...rules, agents: new Map([['x' as AgentId, agentRule('../x')]]) }),
  ],
  ['secret', () => file('pjsip_agents.conf', rules, { ...secrets, of: () => 'abcdef\ncontext=x' })],
  ['number', () => file('extensions.conf', { ...rules, numbers: new Map([['_X.', {} as never]]) })],
  [
    'number with a command',
    () => file('extensions.conf', { ...rules, numbers: new Map([['1,1,System(x)', {} as never]]) }),
  ],
  ['fallback agent', () => file('extensions.conf', { ...rules, fallbackAgents: ['8001&Local/x@y' as AgentId] })],
  ['trunk id', () => file('pjsip_trunks.conf', withTrunk({ id: evil }))],
  ['trunk address', () => file('pjsip_trunks.conf', withTrunk({ addresses: ['192.0.2.1\nmatch=0.0.0.0/0'] }))],
  ['trunk network', () => file('pjsip_trunks.conf', withTrunk({ addresses: ['192.0.2.1/99'] }))],
  ['trunk host name', () => file('pjsip_trunks.conf', withTrunk({ addresses: ['carrier.example'] }))],
  [
    'registration',
    () => file('pjsip_trunks.conf', withTrunk({ register: { server: 'x;y', username: 'u', secretFile: 'trunks/t' } })),
  ],
  ['node', () => asteriskFiles({ ...settings, node: 'a\n[x]' }, rules, secrets, place)],
  ['folder', () => asteriskFiles({ ...settings, promptsDir: '/srv/${SHELL(x)}' }, rules, secrets, place)],
  ['sip address', () => asteriskFiles({ ...settings, sipAddress: '::1' }, rules, secrets, place)],
  ['public address', () => asteriskFiles({ ...settings, externalAddress: 'a b' }, rules, secrets, place)],
  ['local net', () => asteriskFiles({ ...settings, externalAddress: 'h', localNet: 'all' }, rules, secrets, place)],
])('a hostile %s is refused by name', (_, render) => {
  expect(render).toThrow(ConfigValueError);
});

test('the error does not repeat a secret', () => {
  const own = { ...secrets, of: () => 'bad secret' };
  expect(() => file('pjsip_agents.conf', rules, own)).toThrow(/^agents\.8001\.secret: "\[secret\]"/);
});

test('behind NAT both addresses are told', () => {
  const natted = { ...settings, externalAddress: '203.0.113.5', localNet: '10.0.0.0/8,192.168.0.0/16' };
  const text = asteriskFiles(natted, rules, secrets, place).get('pjsip.conf');
  expect(text).toContain('external_media_address = 203.0.113.5\nexternal_signaling_address = 203.0.113.5\n');
  expect(text).toContain('local_net = 10.0.0.0/8\nlocal_net = 192.168.0.0/16\n');
});

test('ARI and AMI listen on the loopback, or for private networks only', () => {
  const open = asteriskFiles(settings, rules, secrets, { ...place, control: 'private-network' });
  const closed = asteriskFiles(settings, rules, secrets, place);
  for (const name of ['http.conf', 'manager.conf']) {
    expect(closed.get(name)).toContain('bindaddr = 127.0.0.1');
    expect(open.get(name)).toContain('bindaddr = 0.0.0.0');
  }
  for (const name of ['ari.conf', 'manager.conf']) {
    expect(closed.get(name)).toContain('deny = 0.0.0.0/0.0.0.0\npermit = 127.0.0.0/8\n');
    expect(open.get(name)).toContain('permit = 172.16.0.0/12');
  }
});

test('a deep state folder gets a short place for the control socket', () => {
  const root = process.env.HOTLINE_ASTERISK_ROOT ?? resolve(__dirname, '../../../.hotline/asterisk/root');
  const deep = `/srv/${'very-'.repeat(25)}deep`;
  expect(ownRootDirs(root, '/srv/hotline', '/srv/hotline/etc').run).toBe('/srv/hotline/asterisk/run');
  expect(ownRootDirs(root, deep, `${deep}/etc`).run.length).toBeLessThan(60);
});
