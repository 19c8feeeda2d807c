/** One pino logger for the process. Callers' numbers leave it with their last four digits only; secrets never. */
import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** `13800005678` → `*******5678`; short numbers whole, since they name a department, not a person. */
export function maskNumber(number: string): string {
  return number.length <= 5 ? number : '*'.repeat(number.length - 4) + number.slice(-4);
}

const masked = (value: unknown) => (typeof value === 'string' ? maskNumber(value) : value);

export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { name: 'hotline' },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { caller: masked, number: masked, err: pino.stdSerializers.err },
    redact: { paths: ['password', 'secret', '*.password', '*.secret', 'headers.authorization'], censor: '[secret]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
