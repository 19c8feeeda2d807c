/** Names the hotline gives out are given once: a second playback of the same name would end the first one's story. */
import type { Stepped } from '../../src/core/core';
import type { Command } from '../../src/core/command';

export function idsUsedTwice(steps: readonly Stepped[]): readonly string[] {
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const id of steps.flatMap((step) => step.commands).flatMap(idsOf)) {
    if (seen.has(id)) twice.push(`${id} was used before`);
    seen.add(id);
  }
  return twice;
}

function idsOf(command: Command): readonly string[] {
  switch (command.type) {
    case 'PlayPrompt':
      return [command.playbackId];
    case 'OfferCall':
    case 'DialOutside':
      return [command.legId];
    case 'BridgeLegs':
      return command.playbackId === null ? [command.bridgeId] : [command.bridgeId, command.playbackId];
    case 'StartRecording':
      return [command.recordingId];
    default:
      return [];
  }
}
