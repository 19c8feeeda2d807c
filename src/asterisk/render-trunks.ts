/** `pjsip_trunks.conf`: who is a trunk is known by address alone; registering outward is the carrier's wish. */
import { isIP } from 'node:net';
import type { Trunk } from '../core/rules';
import { ConfigValueError, plain, secretValue } from './config-value';

/** Name of the endpoint in `PJSIP/<number>@trunk-<id>`. */
export const trunkEndpoint = (trunkId: string): string => `trunk-${trunkId}`;

/** `secretOf` answers the secret in a file named by the rules. Throws `ConfigValueError` for a value that cannot stand. */
export function renderTrunks(trunks: Iterable<Trunk>, secretOf: (file: string) => string): string {
  return [...trunks].map((trunk) => renderTrunk(trunk, secretOf)).join('\n');
}

function renderTrunk(trunk: Trunk, secretOf: (file: string) => string): string {
  const key = `trunks.${trunk.id}`;
  const name = trunkEndpoint(plain('word', key, trunk.id));
  const register = trunk.register;
  const addresses = trunk.addresses.map((address) => checkedAddress(`${key}.address`, address));
  const contacts = register
    ? [`sip:${plain('host', `${key}.register.server`, register.server)}`]
    : addresses.filter((address) => !address.includes('/')).map((address) => contact(address, trunk.port));
  const lines = [
    `[${name}](trunk)`,
    `aors = ${name}`,
    ...(register
      ? [`outbound_auth = ${name}`, `from_user = ${plain('user', `${key}.register.username`, register.username)}`]
      : []),
    '',
    `[${name}]`,
    'type = aor',
    ...contacts.map((uri) => `contact = ${uri}`),
    // a carrier that ignores OPTIONS must stay usable: it is asked only where there is another to turn to
    `qualify_frequency = ${contacts.length > 1 ? 30 : 0}`,
    '',
    `[${name}]`,
    'type = identify',
    `endpoint = ${name}`,
    ...addresses.map((address) => `match = ${address}`),
    '',
  ];
  return [...lines, ...(register ? renderRegistration(name, key, register, secretOf) : [])].join('\n');
}

function renderRegistration(
  name: string,
  key: string,
  register: NonNullable<Trunk['register']>,
  secretOf: (file: string) => string,
): string[] {
  const secret = secretValue(`${key}.register.secret`, secretOf(register.secretFile));
  const user = encodeURIComponent(register.username);
  return [
    `[${name}]`,
    'type = auth',
    'auth_type = digest',
    `username = ${register.username}`,
    `password = ${secret}`,
    '',
    `[${name}]`,
    'type = registration',
    'transport = transport-udp',
    `endpoint = ${name}`,
    `outbound_auth = ${name}`,
    `server_uri = sip:${register.server}`,
    `client_uri = sip:${user}@${register.server}`,
    'retry_interval = 20',
    'forbidden_retry_interval = 300',
    'max_retries = 1000000',
    'expiration = 600',
    '',
  ];
}

function contact(address: string, port: number): string {
  return `sip:${isIP(address) === 6 ? `[${address}]` : address}:${port}`;
}

function checkedAddress(key: string, address: string): string {
  const [ip = '', bits, ...more] = address.split('/');
  const family = isIP(ip);
  const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32));
  if (family === 0 || !isNetwork || more.length > 0 || ip.includes('%'))
    throw new ConfigValueError(key, address, 'an IP address or network, e.g. 192.0.2.10 or 192.0.2.0/28');
  return address;
}
