// Which words of a journal go when somebody takes them back.
import type { Event } from '#meeting/event.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { allOn } from '#stream/shelf.ts';
import type { Streams } from '../store/streams.ts';
import type { MeetingStream } from './stream.ts';

/** What was taken back: ideas, entries of the record, and proposed corrections. */
export interface Withdrawn {
	readonly ideas: ReadonlySet<string>;
	readonly entries: ReadonlySet<string>;
	readonly proposals: ReadonlySet<string>;
}

export function withdrawnBy(events: readonly Event[]): Withdrawn {
	const ideas = events.flatMap((event) => (event.type === 'IdeaWithdrawn' ? [event.idea] : []));
	const entries = events.flatMap((event) => (event.type === 'EntryWithdrawn' ? [event.entry] : []));
	const proposals = events.flatMap((event) => (event.type === 'CorrectionWithdrawn' ? [event.proposal] : []));
	return { ideas: new Set(ideas), entries: new Set(entries), proposals: new Set(proposals) };
}

type Places = Pick<Meeting, 'walls' | 'record' | 'publication'>;
export function withdrawnIn({ walls, record, publication }: Places): Withdrawn {
	const ideas = Object.values(walls.ideas).filter(({ state }) => state === 'withdrawn');
	const entries = allOn(record.entries).filter(({ withdrawn }) => withdrawn);
	const proposals = publication.proposals.filter(({ withdrawn }) => withdrawn);
	return { ideas: idsOf(ideas), entries: idsOf(entries), proposals: idsOf(proposals) };
}

const idsOf = (all: readonly { readonly id: string }[]): ReadonlySet<string> =>
	new Set(all.map(({ id }) => id));

export const isAnythingGone = ({ ideas, entries, proposals }: Withdrawn): boolean =>
	ideas.size + entries.size + proposals.size > 0;

/** Whether the words of this event are gone: of an idea, of any version of an entry, or of a proposed correction. */
export function isWithdrawn(event: Event, { ideas, entries, proposals }: Withdrawn): boolean {
	if (event.type === 'IdeaPosted') return ideas.has(event.idea);
	if (event.type === 'CorrectionProposed') return proposals.has(event.proposal);
	const isText =
		event.type === 'EntryNoted' || event.type === 'EntryEdited' || event.type === 'EntryCorrected';
	return isText && entries.has(event.entry);
}

/** Those words go from the journal. */
export async function blankWithdrawn(
	streams: Streams<MeetingStream>,
	id: string,
	withdrawn: Withdrawn
): Promise<void> {
	if (isAnythingGone(withdrawn)) await streams.blank(id, (event) => isWithdrawn(event, withdrawn));
}
