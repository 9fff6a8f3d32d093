// Version N of the minutes is the meeting as it was when N was published, without what was taken back since. So a withdrawal reaches every
// version by itself, also while the journal has the words for another moment.
import { mapShelf, onShelf } from '#stream/shelf.ts';
import type { Meeting } from './meeting.ts';
import type { Person } from './people/state.ts';
import type { Proposal } from './publication/state.ts';
import { isReplaced } from './record/consent.ts';
import type { Entry } from './record/state.ts';
import type { Idea } from './wall/state.ts';

/** D48. `then`: the meeting of that line of the journal. `now`: the same meeting, later. */
export const asPublished = (then: Meeting, now: Meeting): Meeting => ({
	...then,
	// Its words were masked, too.
	about: { ...then.about, masked: now.about.masked },
	people: {
		...then.people,
		persons: mapShelf(then.people.persons, (person) =>
			personNow(person, onShelf(now.people.persons, person.id))
		)
	},
	walls: {
		...then.walls,
		ideas: Object.fromEntries(
			Object.values(then.walls.ideas).map((idea) => [idea.id, ideaNow(idea, now.walls.ideas[idea.id])])
		)
	},
	record: {
		...then.record,
		entries: mapShelf(then.record.entries, (entry) => entryNow(entry, onShelf(now.record.entries, entry.id)))
	},
	publication: {
		...then.publication,
		proposals: then.publication.proposals.map((proposal) =>
			proposalNow(
				proposal,
				now.publication.proposals.find(({ id }) => id === proposal.id)
			)
		)
	}
});

/** P45, P51: a no, and the end of a name or of a function, hold for every version. */
const personNow = (then: Person, now: Person | undefined): Person => ({
	...then,
	named: then.named && now?.named === true,
	inMinutes: then.inMinutes === true && now?.inMinutes === true,
	guest: now?.guest ? then.guest : null
});

const ideaNow = (then: Idea, now: Idea | undefined): Idea =>
	now?.state === 'withdrawn'
		? { ...then, words: null, state: 'withdrawn', withdrawnBy: now.withdrawnBy }
		: then;

/**
 * A yes that was taken back, for these words, does not stand here either, nor one to words that their speaker replaced. A name that was
 * agreed aloud goes as well (P46).
 */
function entryNow(then: Entry, now: Entry | undefined): Entry {
	if (!now || now.withdrawn) return { ...then, words: null, against: null, answer: null, withdrawn: true };
	const isGone = (now.version === then.version && now.answer === null) || isReplaced(then, now);
	return {
		...then,
		answer: isGone ? null : then.answer,
		named: then.named && now.named,
		aloud: then.aloud && now.aloud
	};
}

const proposalNow = (then: Proposal, now: Proposal | undefined): Proposal =>
	!now || now.withdrawn ? { ...then, words: null, against: null, withdrawn: true } : then;
