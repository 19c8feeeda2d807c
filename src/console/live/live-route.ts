/** Hangs the live feed on the console, and says in the API's documents that it is there. */
import type { FastifyInstance } from 'fastify';
import { sendError } from '../console-error';
import type { Count } from '../metrics';
import { createLiveFeed, livePath, type LiveFeedParts } from './live-feed';

/** Answers what of the feed is counted. */
export function attachLiveFeed(app: FastifyInstance, parts: LiveFeedParts): readonly Count[] {
  const feed = createLiveFeed(parts);
  feed.attach(app.server);
  app.addHook('preClose', async () => feed.stop());
  const help = 'messages of the live feed that slow readers were spared';
  return [{ name: 'hotline_live_skipped_total', help, value: () => feed.skipped }];
}

/** For whoever asks without a WebSocket. */
export function addLiveRoute(app: FastifyInstance): void {
  const summary = 'WebSocket: the whole board, then what changes, at most 4 times a second; see docs/live.md';
  app.get(
    livePath,
    { schema: { tags: ['floor'], summary, response: { 426: { $ref: 'Error#' } } } },
    (_request, reply) => sendError(reply, 426, 'upgrade-required', 'open a WebSocket here; see docs/live.md'),
  );
}
