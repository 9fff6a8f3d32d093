// Who sees what of the publication. Everybody: the versions. Staff: also what was proposed, and who has a copy. A phone: what it proposed
// itself, with the answer.
import { remembered } from '#stream/remembered.ts';
import {
	sentenceless,
	type Copy,
	type Edition,
	type Outcome,
	type Proposal,
	type ProposalWay,
	type Publication,
	type Reading
} from './state.ts';

export interface VersionView {
	readonly number: number;
	readonly at: number;
	readonly how: Reading;
	readonly by: string;
	readonly reason: string;
}

/** To its author and to staff. */
export interface OwnProposalView {
	readonly id: string;
	readonly entry: string | null;
	readonly item: string | null;
	/** Null: withdrawn. */
	readonly words: string | null;
	readonly at: number;
	readonly answer: { readonly outcome: Outcome; readonly reason: string; readonly at: number } | null;
}

/** Staff only. */
export interface ProposalView extends OwnProposalView {
	readonly against: string | null;
	readonly reason: string;
	readonly how: ProposalWay;
	readonly withdrawn: boolean;
}

/** Staff only. */
export interface CopyView {
	readonly id: string;
	readonly version: number | null;
	readonly edition: Edition;
	readonly document: Copy['document'];
	readonly to: string;
	readonly at: number;
	/** D46. What may have stood in it was taken back or masked since. */
	readonly outdated: boolean;
}

export const viewVersions = remembered(({ versions }: Publication): readonly VersionView[] =>
	versions.map(({ number, at, how, by, reason }) => ({ number, at, how, by, reason }))
);

export const viewProposals = remembered(({ proposals }: Publication): readonly ProposalView[] =>
	proposals.map((proposal) => ({
		...ownView(proposal),
		against: proposal.against,
		reason: proposal.reason,
		how: proposal.how,
		withdrawn: proposal.withdrawn
	}))
);

/** When words were taken back last, and when they were masked last. */
export const viewCopies = remembered(
	({ copies }: Publication, withdrawnAt: number, maskedAt: number): readonly CopyView[] =>
		copies.map(({ id, version, edition, document, to, at }) => {
			const outdated = at <= maskedAt || (at <= withdrawnAt && !sentenceless.includes(document));
			return { id, version, edition, document, to, at, outdated };
		})
);

export const viewOwnProposals = ({ proposals }: Publication, person: string): readonly OwnProposalView[] => {
	const own = proposals.filter((each) => each.person === person && !each.withdrawn);
	return own.length === 0 ? none : own.map(ownView);
};
const none: readonly OwnProposalView[] = [];

const ownView = ({ id, entry, item, words, at, answer }: Proposal): OwnProposalView => ({
	id,
	entry,
	item,
	words,
	at,
	answer: answer && { outcome: answer.outcome, reason: answer.reason, at: answer.at }
});
