// How much was spoken under an item. It counts for the whole room, never by person.
import type { Queue } from '../queue/state.ts';
import type { IsUnder, Speech } from './types.ts';

export function speechOf({ past, floor, overrides }: Queue, isUnder: IsUnder): Speech {
	const here = past.filter((turn) => isUnder(turn.item));
	const turns = here.filter((turn) => turn.kind !== 'technical');
	const over = here.filter((turn) => turn.overMs > 0);
	return {
		turns: turns.length,
		technical: here.length - turns.length,
		people: new Set(turns.map((turn) => turn.person)).size,
		ms: sum(here.map((turn) => turn.ms)),
		over: { turns: over.length, ms: sum(over.map((turn) => turn.overMs)) },
		round: turns.filter((turn) => turn.inRound).length,
		reordered: overrides.filter(isUnder).length,
		speaking: floor !== null && isUnder(floor.item)
	};
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
