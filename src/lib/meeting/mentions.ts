// Where a first name stands in what people wrote. It is shown before the name is forgotten, because nobody knows the name afterwards.
// Forgetting erases the name from where it is kept. Sentences belong to the meeting, and a person decides about each.
import { eventTexts, type Event } from './event.ts';
import { officialText } from './frame.ts';
import type { Meeting } from './meeting.ts';
import { guestsIn } from './people/state.ts';
import { entryTexts } from './record/text.ts';
import { entriesOf } from './record/view.ts';
import { voteTexts } from './vote/state.ts';

/** What holds the text. */
export type MentionKind =
	| 'entry'
	| 'idea'
	| 'group'
	| 'question'
	| 'prompt'
	| 'item'
	| 'note'
	/** Title, place, date, who convened, why, who leads and writes, who is excused, where the next one is. */
	| 'meeting'
	/** The name and the function of a guest. */
	| 'guest'
	/** A former text of an entry, or the reason why it was struck. The entry's trace keeps it. */
	| 'trace'
	/** A correction that was proposed, or why. */
	| 'proposal'
	/** Who read a published version, why there is another one, or who has a copy. */
	| 'publication'
	/** Why a closed meeting was reopened. */
	| 'reopened'
	/** A text that was replaced or removed since. Only the journal keeps it. */
	| 'former'
	/** Texts beside the meeting: the table and its association, the Wi-Fi of the hall. */
	| 'table'
	| 'hall';

export interface Mention {
	readonly kind: MentionKind;
	/** The id of the entry, idea, group, vote, wall, item or guest; for everything else, that of the meeting. */
	readonly id: string;
	readonly text: string;
}

type Search = (text: string) => boolean;

/** F1. `events`: the history. Its texts are listed if the meeting itself does not have them any more. */
export function mentionsOf(meeting: Meeting, events: readonly Event[], isNamed: Search): Mention[] {
	const now = textsNow(meeting).filter(({ text }) => isNamed(text));
	const listed = new Set(now.map(({ text }) => text));
	const former = new Set(events.flatMap(eventTexts).filter((text) => isNamed(text) && !listed.has(text)));
	const { id } = meeting.about;
	return [...now, ...[...former].map((text) => ({ kind: 'former' as const, id, text }))];
}

const all = (kind: MentionKind, id: string, texts: readonly string[]): Mention[] =>
	texts.map((text) => ({ kind, id, text }));

function textsNow({ about, record, walls, votes, agenda, people, publication }: Meeting): Mention[] {
	const { id, title, place, date, convener, purpose, tableName, reopened } = about;
	const { facilitator, secretary, excused, next } = about;
	return [
		...entriesOf(record).flatMap((entry) => [
			...all('entry', entry.id, entryTexts(entry)),
			...entry.traces.flatMap(({ before, reason }) =>
				all('trace', entry.id, [...(before ? entryTexts(before) : []), reason ?? ''])
			)
		]),
		...Object.values(walls.ideas).flatMap((idea) => all('idea', idea.id, [idea.words ?? ''])),
		...Object.values(walls.groups).flatMap((group) => all('group', group.id, [group.name])),
		...Object.values(walls.walls).flatMap((wall) => all('prompt', wall.id, [wall.prompt])),
		...Object.values(votes.votes).flatMap((vote) => all('question', vote.id, voteTexts(vote))),
		...Object.values(agenda.items).flatMap((item) => [
			...all('item', item.id, [item.title]),
			...all('note', item.id, [item.note])
		]),
		...guestsIn(people.persons).flatMap(({ id, guest }) => all('guest', id, [officialText(guest)])),
		...publication.proposals.flatMap((proposal) =>
			all('proposal', proposal.id, [
				...[proposal.words ?? '', proposal.against ?? '', proposal.reason],
				proposal.answer?.reason ?? ''
			])
		),
		...publication.versions.flatMap(({ by, reason }) => all('publication', id, [by, reason])),
		...publication.copies.flatMap(({ to }) => all('publication', id, [to])),
		...all('meeting', id, [title, place, date, convener, purpose]),
		...all('meeting', id, [facilitator, secretary, excused, next.place]),
		// The meeting has a copy of the table's name from its making. Renaming the table does not change it.
		...all('former', id, [tableName]),
		...all(
			'reopened',
			id,
			reopened.map(({ reason }) => reason)
		)
	];
}
