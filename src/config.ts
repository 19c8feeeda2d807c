/**
 * Settings of the process, from the environment only; this file is the only reader of `process.env`. What the hotline
 * does with calls is not here but in `config/hotline.yaml`.
 */
import convict from 'convict';
import { resolve } from 'node:path';

convict.addFormat({
  name: 'port-range',
  validate(value: unknown) {
    parsePortRange(String(value));
  },
});

const load = (env: NodeJS.ProcessEnv) =>
  convict(
    {
      stateDir: { doc: 'everything the hotline keeps', format: String, default: '.hotline', env: 'HOTLINE_STATE_DIR' },
      rulesFile: { doc: 'the routing rules', format: String, default: 'config/hotline.yaml', env: 'HOTLINE_RULES' },
      node: { doc: "systemname of this hotline's Asterisk", format: String, default: 'hotline-1', env: 'HOTLINE_NODE' },
      sipAddress: { doc: 'address SIP listens on', format: String, default: '0.0.0.0', env: 'HOTLINE_SIP_ADDRESS' },
      sipPort: { doc: 'UDP port of SIP', format: 'port', default: 5060, env: 'HOTLINE_SIP_PORT' },
      rtpRange: { doc: 'UDP ports of RTP', format: 'port-range', default: '10000-19999', env: 'HOTLINE_RTP_RANGE' },
      externalAddress: {
        doc: 'public address told to phones behind NAT',
        format: String,
        default: '',
        env: 'HOTLINE_EXTERNAL_ADDRESS',
      },
      localNet: { doc: 'network not behind NAT', format: String, default: '127.0.0.0/8', env: 'HOTLINE_LOCAL_NET' },
      httpAddress: { doc: 'address of the console', format: String, default: '127.0.0.1', env: 'HOTLINE_HTTP_ADDRESS' },
      httpPort: { doc: 'TCP port of the console', format: 'port', default: 8080, env: 'HOTLINE_HTTP_PORT' },
      ariPort: { doc: "TCP port of Asterisk's HTTP", format: 'port', default: 8088, env: 'HOTLINE_ARI_PORT' },
      amiPort: { doc: "TCP port of Asterisk's manager", format: 'port', default: 5038, env: 'HOTLINE_AMI_PORT' },
      amiHost: { doc: "host of Asterisk's manager", format: String, default: '127.0.0.1', env: 'HOTLINE_AMI_HOST' },
      ariUrl: {
        doc: 'an Asterisk of yours, e.g. http://asterisk:8088',
        format: String,
        default: '',
        env: 'HOTLINE_ARI_URL',
      },
      postgresUrl: {
        doc: 'a Postgres of yours',
        format: String,
        default: '',
        env: 'HOTLINE_POSTGRES_URL',
        sensitive: true,
      },
      redisUrl: { doc: 'a Redis of yours', format: String, default: '', env: 'HOTLINE_REDIS_URL', sensitive: true },
      postgresPasswordFile: {
        doc: 'file with the password for postgresUrl',
        format: String,
        default: '',
        env: 'HOTLINE_POSTGRES_PASSWORD_FILE',
      },
      redisPasswordFile: {
        doc: 'file with the password for redisUrl',
        format: String,
        default: '',
        env: 'HOTLINE_REDIS_PASSWORD_FILE',
      },
      asteriskRoot: {
        doc: 'Asterisk unpacked into its own root',
        format: String,
        default: '',
        env: 'HOTLINE_ASTERISK_ROOT',
      },
      asteriskEtc: {
        doc: "where Asterisk's files are rendered",
        format: String,
        default: '',
        env: 'HOTLINE_ASTERISK_ETC',
      },
      recordingsDir: { doc: 'where recordings are kept', format: String, default: '', env: 'HOTLINE_RECORDINGS_DIR' },
      promptsDir: { doc: 'where rendered prompts are kept', format: String, default: '', env: 'HOTLINE_PROMPTS_DIR' },
      journalDir: { doc: 'where the journal is kept', format: String, default: '', env: 'HOTLINE_JOURNAL_DIR' },
      journalKeepDays: {
        doc: 'days a delivered journal segment is kept',
        format: 'nat',
        default: 7,
        env: 'HOTLINE_JOURNAL_KEEP_DAYS',
      },
      serviceHosts: {
        doc: 'hosts of the own network that self-service may ask and webhooks tell, e.g. 127.0.0.1:8091,orders.lan',
        format: String,
        // That of the example in the shipped rules; calls reach it only where rules name it.
        default: '127.0.0.1:8091',
        env: 'HOTLINE_SERVICE_HOSTS',
      },
      databasesFile: {
        doc: 'databases self-service may read: lines name = postgres://…',
        format: String,
        default: '',
        env: 'HOTLINE_DATABASES_FILE',
      },
      callersFile: {
        doc: 'callers on lists, watched: lines number,list,note',
        format: String,
        default: '',
        env: 'HOTLINE_CALLERS_FILE',
      },
      worker: { doc: 'run a callback worker inside serve', format: Boolean, default: true, env: 'HOTLINE_WORKER' },
      logLevel: {
        doc: 'pino level',
        format: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
        default: 'info',
        env: 'HOTLINE_LOG_LEVEL',
      },
    },
    { env, args: [] },
  );

export interface PortRange {
  readonly from: number;
  readonly to: number;
}
type Raw = ReturnType<ReturnType<typeof load>['getProperties']>;
export type Settings = Readonly<Omit<Raw, 'rtpRange'>> & { readonly rtpRange: PortRange };

/** Reads and checks the environment. Throws one error that names each wrong variable; secrets are not repeated. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const loaded = load(env);
  loaded.validate({ allowed: 'strict' });
  const raw = loaded.getProperties();
  const stateDir = resolve(raw.stateDir);
  const below = (given: string, ...parts: string[]) => (given ? resolve(given) : resolve(stateDir, ...parts));
  return {
    ...raw,
    stateDir,
    rulesFile: resolve(raw.rulesFile),
    rtpRange: parsePortRange(raw.rtpRange),
    asteriskRoot: below(raw.asteriskRoot, 'asterisk', 'root'),
    asteriskEtc: below(raw.asteriskEtc, 'asterisk', 'etc'),
    recordingsDir: below(raw.recordingsDir, 'recordings'),
    promptsDir: below(raw.promptsDir, 'prompts'),
    journalDir: below(raw.journalDir, 'journal'),
    callersFile: below(raw.callersFile, 'callers.csv'),
    databasesFile: below(raw.databasesFile, 'secrets', 'databases'),
  };
}

/** Hosts with or without a port. */
export const serviceHosts = (settings: Pick<Settings, 'serviceHosts'>): readonly string[] =>
  settings.serviceHosts.split(',').map((host) => host.trim());

function parsePortRange(text: string): PortRange {
  const match = /^(\d+)-(\d+)$/.exec(text);
  const from = Number(match?.[1]);
  const to = Number(match?.[2]);
  if (!match || from < 1 || to > 65_535 || from >= to) throw new Error(`a range such as 10000-19999, not '${text}'`);
  return { from, to };
}
