// How much was spoken under an item. It counts for the whole room, never by person.
import type { Meeting } from '../meeting.ts';
import { residentsAmong } from '../people/state.ts';
import type { IsUnder, Speech } from './types.ts';

/** Nothing was spoken, or it is not told. */
export const unspoken: Speech = {
	turns: 0,
	technical: 0,
	people: 0,
	guests: 0,
	ms: 0,
	over: { turns: 0, ms: 0 },
	round: 0,
	reordered: 0,
	speaking: false
};

type Spoken = Pick<Meeting, 'queue' | 'people'>;

export function speechOf({ queue, people }: Spoken, isUnder: IsUnder): Speech {
	const { past, floor, overrides } = queue;
	const here = past.filter((turn) => isUnder(turn.item));
	const turns = here.filter((turn) => turn.kind !== 'technical');
	const over = here.filter((turn) => turn.overMs > 0);
	const persons = [...new Set(turns.map((turn) => turn.person))];
	const residents = residentsAmong(people.persons, persons);
	return {
		turns: turns.length,
		technical: here.length - turns.length,
		people: residents.length,
		guests: persons.length - residents.length,
		ms: sum(here.map((turn) => turn.ms)),
		over: { turns: over.length, ms: sum(over.map((turn) => turn.overMs)) },
		round: turns.filter((turn) => turn.inRound).length,
		reordered: overrides.filter(isUnder).length,
		speaking: floor !== null && isUnder(floor.item)
	};
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
