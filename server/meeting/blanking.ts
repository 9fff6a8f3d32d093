import type { Streams } from '../store/streams.ts';
import type { MeetingStream } from './stream.ts';

/** The words of these ideas go from the journal. */
export async function blankIdeas(
	streams: Streams<MeetingStream>,
	id: string,
	ideas: ReadonlySet<string>
): Promise<void> {
	if (ideas.size > 0)
		await streams.blank(id, (event) => event.type === 'IdeaPosted' && ideas.has(event.idea));
}
