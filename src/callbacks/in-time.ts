/** What somebody on the line waits for. */
import { CallbackRefused } from './callback-error';

/** Longer than this she does not wait for an answer. */
const limitMs = 1900;

/**
 * A statement that is not answered in time may still be carried out; neither case does harm: a promise nobody heard is
 * cancelled by the journal (`CallbackNotPromised`), an attempt nobody dialled ends with its call.
 */
export async function inTime<T>(query: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([query, late]);
  } catch (error) {
    const message = error instanceof Error ? error.message || error.name : String(error);
    throw new CallbackRefused('postgres-unavailable', message, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
