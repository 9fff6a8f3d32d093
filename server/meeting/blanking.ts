// Which words of a journal go when somebody takes them back.
import type { Event } from '#meeting/event.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { allOn } from '#stream/shelf.ts';
import type { Streams } from '../store/streams.ts';
import type { MeetingStream } from './stream.ts';

/** What was taken back: ideas, and entries of the record. */
export interface Withdrawn {
	readonly ideas: ReadonlySet<string>;
	readonly entries: ReadonlySet<string>;
}

export function withdrawnBy(events: readonly Event[]): Withdrawn {
	const ideas = events.flatMap((event) => (event.type === 'IdeaWithdrawn' ? [event.idea] : []));
	const entries = events.flatMap((event) => (event.type === 'EntryWithdrawn' ? [event.entry] : []));
	return { ideas: new Set(ideas), entries: new Set(entries) };
}

export function withdrawnIn({ walls, record }: Pick<Meeting, 'walls' | 'record'>): Withdrawn {
	const ideas = Object.values(walls.ideas).filter(({ state }) => state === 'withdrawn');
	const entries = allOn(record.entries).filter(({ withdrawn }) => withdrawn);
	return { ideas: new Set(ideas.map(({ id }) => id)), entries: new Set(entries.map(({ id }) => id)) };
}

/** Whether the words of this event are gone: of an idea, or of any version of an entry. */
export function isWithdrawn(event: Event, { ideas, entries }: Withdrawn): boolean {
	if (event.type === 'IdeaPosted') return ideas.has(event.idea);
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
	if (withdrawn.ideas.size + withdrawn.entries.size === 0) return;
	await streams.blank(id, (event) => isWithdrawn(event, withdrawn));
}
