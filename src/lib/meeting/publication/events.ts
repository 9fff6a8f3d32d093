// The events of the publication, and what each changes. An event about a proposal that does not exist changes nothing.
import * as v from 'valibot';
import { evolveBy, eventsOf, type EventRows, type EventsOf } from '#stream/event-row.ts';
import { count, keptId, keptText } from '#stream/journal-fields.ts';
import type { Cause } from '../frame.ts';
import {
	copiedDocuments,
	editions,
	outcomes,
	proposalWays,
	readings,
	type Proposal,
	type Publication
} from './state.ts';

const event = eventsOf<Publication, Cause>();
const proposal = { proposal: keptId };

export const publicationEvents = {
	MinutesPublished: event(
		{ number: count, how: v.picklist(readings), by: keptText, reason: keptText },
		(publication, { number, how, by, reason }, { at }) => ({
			...publication,
			versions: [...publication.versions, { number, at, how, by, reason }]
		}),
		{ texts: ({ by, reason }) => [by, reason] }
	),
	CorrectionProposed: event(
		{
			...proposal,
			entry: v.nullable(keptId),
			item: v.nullable(keptId),
			words: v.nullable(keptText),
			against: v.nullable(keptText),
			reason: keptText,
			how: v.picklist(proposalWays),
			person: v.nullable(keptId)
		},
		(publication, { proposal: id, entry, item, words, against, reason, how, person }, { at }) => ({
			...publication,
			proposals: [
				...publication.proposals,
				{ id, entry, item, words, against, reason, how, person, at, withdrawn: false, answer: null }
			]
		}),
		{ texts: ({ words, against, reason }) => [words, against, reason] }
	),
	/** Its words are gone. Also when the words that it is about were withdrawn. */
	CorrectionWithdrawn: event(proposal, (publication, { proposal: id }) =>
		change(publication, id, (before) => ({ ...before, words: null, against: null, withdrawn: true }))
	),
	CorrectionAnswered: event(
		{ ...proposal, outcome: v.picklist(outcomes), reason: keptText },
		(publication, { proposal: id, outcome, reason }, { at }) =>
			change(publication, id, (before) => ({ ...before, answer: { outcome, reason, at } })),
		{ texts: ({ reason }) => [reason] }
	),
	CopyNoted: event(
		{
			copy: keptId,
			version: v.nullable(count),
			edition: v.picklist(editions),
			document: v.picklist(copiedDocuments),
			to: keptText
		},
		(publication, { copy: id, version, edition, document, to }, { at }) => ({
			...publication,
			copies: [...publication.copies, { id, version, edition, document, to, at }]
		}),
		{ texts: ({ to }) => [to] }
	)
} satisfies EventRows<Publication, Cause>;

export type PublicationEvent = EventsOf<typeof publicationEvents>;
export const evolvePublication = evolveBy<Publication, Cause, PublicationEvent>(publicationEvents);

function change(publication: Publication, id: string, by: (proposal: Proposal) => Proposal): Publication {
	if (!publication.proposals.some((each) => each.id === id)) return publication;
	return {
		...publication,
		proposals: publication.proposals.map((each) => (each.id === id ? by(each) : each))
	};
}
