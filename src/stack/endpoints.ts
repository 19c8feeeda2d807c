/** Where the hotline finds its dependencies: yours where the environment names one, else the private ones. */
import type { Settings } from '../config';
import { postgresUrl } from './postgres';
import { readPorts } from './ports-file';
import { redisUrl } from './redis';
import { readSecret } from './secret-file';
import { StackError, systemCode } from './stack-error';
import { stackFiles } from './stack-files';

export interface Endpoints {
  /** With the password in it: never log it. */
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** `http://host:port`, without `/ari`. */
  readonly ariUrl: string;
  readonly ariPassword: string;
  readonly amiHost: string;
  readonly amiPort: number;
  readonly amiPassword: string;
}

/** Throws `NOT_STARTED` when a private part has never been started, `FOLDER_UNUSABLE` when a password file is bad. */
export function stackEndpoints(settings: Settings): Endpoints {
  const files = stackFiles(settings);
  return {
    postgresUrl: postgresEndpoint(settings),
    redisUrl: redisEndpoint(settings),
    ariUrl: settings.ariUrl || `http://127.0.0.1:${settings.ariPort}`,
    ariPassword: secret(files.secret('ari')),
    amiHost: settings.amiHost,
    amiPort: settings.amiPort,
    amiPassword: secret(files.secret('ami')),
  };
}

/** Of Postgres alone, for what asks nothing else. Throws as above. */
export function postgresEndpoint(settings: Settings): string {
  if (settings.postgresUrl) return withPassword(settings.postgresUrl, settings.postgresPasswordFile);
  const files = stackFiles(settings);
  return postgresUrl(known('Postgres', readPorts(files.ports).postgres), secret(files.secret('postgres')));
}

/** Of Redis alone. Throws as above. */
export function redisEndpoint(settings: Settings): string {
  if (settings.redisUrl) return withPassword(settings.redisUrl, settings.redisPasswordFile);
  const files = stackFiles(settings);
  return redisUrl(known('Redis', readPorts(files.ports).redis), secret(files.secret('redis')));
}

function known(part: string, port: number | undefined): number {
  if (port !== undefined) return port;
  throw new StackError('NOT_STARTED', `the private ${part} has not been started: npm run up`);
}

function secret(file: string): string {
  try {
    return readSecret(file);
  } catch (error) {
    if (error instanceof StackError) throw error;
    const what = systemCode(error) === 'ENOENT' ? 'is missing (npm run up makes it)' : 'cannot be read';
    throw new StackError('FOLDER_UNUSABLE', `${file} ${what}`, { cause: error });
  }
}

function withPassword(given: string, passwordFile: string): string {
  if (passwordFile === '') return given;
  const url = new URL(given);
  url.password = encodeURIComponent(secret(passwordFile));
  return url.href;
}
