// What a device sees as its own, and no other device sees.
import { entryOf } from '#stream/keyed.ts';
import { onShelf } from '#stream/shelf.ts';
import { ideasOf, waitingOf } from './around.ts';
import type { Names } from './label.ts';
import type { Meeting } from './meeting.ts';
import { viewOwnProposals } from './publication/view.ts';
import { labelOf, signOfPerson } from './people/view.ts';
import type { SignOrder } from './sign.ts';
import { hasSpoken } from './queue/find.ts';
import { timesNamed, viewOwnEntries } from './record/view.ts';
import { recordSightIn } from './sights.ts';
import type { Mine } from './view-types.ts';

/** What belongs to one device, for that device alone. */
export function mineOf(
	meeting: Meeting,
	names: Names,
	device: string,
	today: string | null,
	signs: SignOrder = null
): Mine {
	const { people, queue, votes, walls } = meeting;
	const person = onShelf(people.seats, device);
	if (person === undefined) return { ...nothingOfMine, ...keptOfGone(meeting, names, device, today) };
	const floor = queue.floor?.turn;
	const sign = signOfPerson(people, signs, person);
	return {
		...keptOf(meeting, names, person, today),
		person,
		...(sign && { sign }),
		phone: onShelf(people.persons, person)?.phone ?? null,
		admitted: onShelf(people.persons, person)?.admitted ?? false,
		turns: (waitingOf(queue.waiting).get(person) ?? []).map((turn) => turn.id),
		speaking: floor?.person === person ? floor.id : null,
		heard: hasSpoken(queue, person),
		ideas: (ideasOf(walls.ideas).get(person) ?? []).map(({ id, wall, words, state }) => ({
			id,
			wall,
			words,
			state
		})),
		voted: Object.fromEntries(
			Object.values(votes.votes)
				.filter((vote) => onShelf(vote.ballots, person) !== undefined)
				.map((vote) => [vote.id, vote.round])
		)
	};
}

/** What is kept of somebody, whether or not they are here. */
function keptOf(meeting: Meeting, names: Names, person: string, today: string | null) {
	const { people, record, publication } = meeting;
	const proposals = viewOwnProposals(publication, person);
	const sight = recordSightIn(meeting, names, today);
	return {
		label: labelOf(people, names, person),
		name: names[person] ?? null,
		inMinutes: onShelf(people.persons, person)?.inMinutes ?? null,
		namedIn: timesNamed(record, person, sight),
		entries: viewOwnEntries(record, person, sight),
		...(proposals.length > 0 && { proposals })
	};
}

/** P53. The owner of the device was marked as gone. */
function keptOfGone(meeting: Meeting, names: Names, device: string, today: string | null): Partial<Mine> {
	const person = entryOf(meeting.people.away, device);
	return person === undefined ? {} : keptOf(meeting, names, person, today);
}

const nothingOfMine: Mine = {
	person: null,
	label: { kind: 'resident' },
	name: null,
	inMinutes: null,
	namedIn: 0,
	phone: null,
	admitted: false,
	turns: [],
	speaking: null,
	heard: false,
	ideas: [],
	voted: {},
	entries: []
};
