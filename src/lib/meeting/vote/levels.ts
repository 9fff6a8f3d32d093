// What each level of a vote asks of a person who answers: nothing, to be admitted, or the code of a slip.
import { accept, refuse, type Decision, type Refusal } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import { emptyShelf, onShelf } from '#stream/shelf.ts';
import type { VoteAround } from './around.ts';
import type { MakeSlips } from './commands.ts';
import type { Slip, Vote, Votes } from './state.ts';
import type { VoteEvent } from './events.ts';
import { answered } from './tally.ts';

const mostSlips = 2000;
const goodSlips = (votes: Votes): readonly Slip[] =>
	Object.values(votes.slips).filter((slip) => !slip.isVoid);

export const openVote = (votes: Votes): Vote | undefined =>
	votes.order.map((id) => entryOf(votes.votes, id)).find((vote) => vote?.state === 'open');

interface CheckedNow {
	readonly answered: number;
	readonly has: (person: string) => boolean;
	readonly hasAside: (person: string) => boolean;
}

/** The checked vote that is open: how many have answered, whether this person has, and whether their ballot was set aside. Null: none is open. */
export function checkedNow(votes: Votes): CheckedNow | null {
	const vote = openVote(votes);
	if (vote?.level !== 'checked') return null;
	return {
		answered: answered(vote),
		has: (person) => onShelf(vote.ballots, person) !== undefined,
		hasAside: (person) => onShelf(vote.aside, person) !== undefined
	};
}

/** Null: a vote of this level can open. */
export function notReady(votes: Votes, { level }: Pick<Vote, 'level'>, around: VoteAround): Refusal | null {
	switch (level) {
		case 'indicative':
			return null;
		case 'checked':
			if (!around.isCounted) return refuse('not-counted'); // V21
			return around.admitted > around.present ? refuse('more-than-present') : null;
		case 'coded':
			return goodSlips(votes).length > 0 ? null : refuse('no-slips'); // V24
	}
}

/** V21, V22. Null: this person may answer. */
export function notChecked(vote: Vote, person: string, around: VoteAround): Refusal | null {
	if (vote.level !== 'checked') return null;
	if (!around.isAdmitted(person)) return refuse('not-admitted');
	const isIn = onShelf(vote.ballots, person) !== undefined;
	return isIn || answered(vote) < around.present ? null : refuse('more-than-present');
}

/** V22, for a new count of hands in place of the former one. */
export const tooManyHands = (vote: Vote, people: number, present: number): boolean =>
	vote.level === 'checked' && answered({ ...vote, hands: null }) + people > present;

/** V24. `code`: its salted hash. */
export function slipOf(votes: Votes, code: string | undefined): Slip | Refusal {
	const slip = code === undefined ? undefined : Object.values(votes.slips).find(({ hash }) => hash === code);
	if (!slip) return refuse('slip-unknown');
	return slip.isVoid ? refuse('slip-void') : slip;
}

/** What the result of a coded vote tells in addition. */
export const countOfSlips = (votes: Votes, { level }: Vote): { slips?: number } =>
	level === 'coded' ? { slips: goodSlips(votes).length } : {};

export function makeSlips(votes: Votes, { hashes }: MakeSlips, id: string): Decision<VoteEvent> {
	const before = Object.keys(votes.slips).length;
	if (before + hashes.length > mostSlips) return refuse('full');
	const slips = hashes.map((hash, index) => ({
		id: `${id}.${index + 1}`,
		number: before + index + 1,
		hash
	}));
	return accept({ type: 'SlipsMade', slips });
}

export function voidSlips(votes: Votes, slips: readonly string[]): Decision<VoteEvent> {
	const named = slips.map((id) => entryOf(votes.slips, id));
	if (named.includes(undefined)) return refuse('slip-unknown');
	const used = usedSlips(votes);
	if (slips.some((id) => onShelf(used, id) !== undefined)) return refuse('slip-used'); // V23
	const good = named.flatMap((slip) => (slip && !slip.isVoid ? [slip.id] : []));
	return good.length === 0 ? accept() : accept({ type: 'SlipsVoided', slips: [...new Set(good)] });
}

/** The slips whose ballot is in the open round. */
export function usedSlips(votes: Votes): Vote['ballots'] {
	const vote = openVote(votes);
	return vote?.level === 'coded' ? vote.ballots : emptyShelf;
}
