// What the minutes say of themselves: which version they are, how it was read, and which corrections were proposed. Nobody who proposed
// one is named.
import type { Meeting } from '../meeting.ts';
import { minutesState } from '../minutes-state.ts';
import type { Proposal } from '../publication/state.ts';
import type { ProposalMinutes, PublicationMinutes } from './types.ts';

export const publicationOf = (meeting: Meeting): PublicationMinutes => ({
	state: minutesState(meeting),
	versions: meeting.publication.versions.map(({ number, at, how, by, reason }) => ({
		number,
		at,
		how,
		by,
		reason
	})),
	proposals: meeting.publication.proposals.filter(({ withdrawn }) => !withdrawn).map(proposalMinutes)
});

const proposalMinutes = ({ entry, item, words, against, at, answer }: Proposal): ProposalMinutes => ({
	entry,
	item,
	words,
	against,
	at,
	outcome: answer?.outcome ?? null,
	reason: answer?.reason ?? ''
});
