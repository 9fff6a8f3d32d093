// An answer to a proposed correction changes the record in the same line of the journal. The publication decides whether it may be
// answered, the record decides the change.
import type { Event } from './event.ts';
import { accept, isRefusal, refuse, type Cause, type Decision } from './frame.ts';
import type { Meeting } from './meeting.ts';
import type { PublicationCommand } from './publication/commands.ts';
import { decidePublication } from './publication/decide.ts';
import type { Proposal } from './publication/state.ts';
import type { RecordCommand } from './record/commands.ts';
import { decideRecord } from './record/decide.ts';
import { entryKinds, has } from './record/kinds/kinds.ts';
import type { Entry } from './record/state.ts';
import { onShelf } from '#stream/shelf.ts';
import { publicationAround, recordAround } from './topic-arounds.ts';

export function decidePublished(
	meeting: Meeting,
	command: PublicationCommand,
	cause: Cause
): Decision<Event> {
	const decision = decidePublication(meeting.publication, command, cause, publicationAround(meeting, cause));
	if (isRefusal(decision) || command.type !== 'AnswerCorrection') return decision;
	const change = changeBy(meeting, command);
	if (change === 'unknown-kind') return refuse('bad-command');
	if (change === null) return decision;
	const changed = decideRecord(meeting.record, change, cause, recordAround(meeting, cause));
	return isRefusal(changed) ? changed : accept<Event>(...decision.events, ...changed.events);
}

type Answer = Extract<PublicationCommand, { type: 'AnswerCorrection' }>;

/** D45. Null: the record stays as it is. */
function changeBy({ publication, record }: Meeting, answer: Answer): RecordCommand | 'unknown-kind' | null {
	const proposal = publication.proposals.find(({ id }) => id === answer.proposal);
	if (!proposal) return null;
	const entry = onShelf(record.entries, proposal.entry ?? '') ?? null;
	switch (answer.outcome) {
		case 'refused':
			return null;
		case 'both': {
			const { words, against } = answer;
			const kind = entryKinds.find((each) => has(each, 'against'));
			const source = entry && ({ kind: 'entry', entry: entry.id } as const);
			return kind ? { type: 'NoteEntry', kind, words, against, source, item: itemOf(proposal, entry) } : null;
		}
		case 'taken':
		case 'partly': {
			const words = (answer.outcome === 'partly' ? answer.words : null) ?? proposal.words ?? undefined;
			if (entry) return edited(entry, words);
			if (answer.kind === undefined) return null;
			const kind = entryKinds.find((each) => each === answer.kind);
			return kind ? { type: 'NoteEntry', kind, words, item: itemOf(proposal, null) } : 'unknown-kind';
		}
	}
}

const itemOf = (proposal: Proposal, entry: Entry | null): string | null => entry?.item ?? proposal.item;

/** The same entry with other words. */
const edited = (
	{ id, kind, against, who, when, official }: Entry,
	words: string | undefined
): RecordCommand => ({
	type: 'EditEntry',
	entry: id,
	kind,
	words,
	when,
	...(against !== null && { against }),
	...(who !== null && { who }),
	...(official !== null && { official })
});
