// What the views of the topics ask about people and ideas.
import type { Label, Names } from './label.ts';
import type { Meeting } from './meeting.ts';
import { meetingDay } from './meeting-day.ts';
import { labelOf, signOfPerson } from './people/view.ts';
import type { Sign, SignOrder } from './sign.ts';
import { remembered } from '#stream/remembered.ts';
import { onShelf } from '#stream/shelf.ts';
import { wordsOfIdea } from './around.ts';

// The functions stay the same objects as long as their answers do. So a view that was made with them is not made again.
export const labelIn = ({ people }: Meeting, names: Names) => labels(people.persons, names);
const labels = remembered(
	(persons: Meeting['people']['persons'], names: Names) =>
		(person: string | null): Label =>
			labelOf({ persons }, names, person)
);

/** P31: for the floor and the queue. */
export const signIn = ({ people }: Meeting, order: SignOrder) => signs(people.persons, order);
const signs = remembered(
	(persons: Meeting['people']['persons'], order: SignOrder) =>
		(person: string): Sign | null =>
			signOfPerson({ persons }, order, person)
);

export const recordSightIn = ({ about, people, walls }: Meeting, names: Names, today: string | null) =>
	recordSight(people.persons, names, walls.ideas, today, meetingDay(about));
const recordSight = remembered(
	(
		persons: Meeting['people']['persons'],
		names: Names,
		ideas: Meeting['walls']['ideas'],
		today: string | null,
		day: string | null
	) => ({
		nameOf: (person: string) => names[person] ?? null,
		inMinutes: (person: string) => onShelf(persons, person)?.inMinutes ?? null,
		guestOf: (person: string) => onShelf(persons, person)?.guest ?? null,
		wordsOfIdea: (idea: string) => wordsOfIdea({ ideas }, idea),
		today,
		day
	})
);
