// What the views of topics need to know of people and ideas.
import type { Label, Names } from './label.ts';
import type { Meeting } from './meeting.ts';
import { labelOf } from './people/view.ts';
import { remembered } from '#stream/remembered.ts';
import { wordsOfIdea } from './around.ts';

// The same functions for as long as they would answer the same, so that what was seen by them is not made again.
export const labelIn = ({ people }: Meeting, names: Names) => labels(people.persons, names);
const labels = remembered(
	(persons: Meeting['people']['persons'], names: Names) =>
		(person: string | null): Label =>
			labelOf({ persons }, names, person)
);

export const recordSightIn = ({ people, walls }: Meeting, names: Names, today: string | null) =>
	recordSight(people.persons, names, walls.ideas, today);
const recordSight = remembered(
	(
		persons: Meeting['people']['persons'],
		names: Names,
		ideas: Meeting['walls']['ideas'],
		today: string | null
	) => ({
		label: labels(persons, names),
		nameOf: (person: string) => names[person] ?? null,
		wordsOfIdea: (idea: string) => wordsOfIdea({ ideas }, idea),
		today
	})
);
