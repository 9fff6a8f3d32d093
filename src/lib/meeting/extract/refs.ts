// How words of a meeting are named outside of it.
import { entryOf } from '#stream/keyed.ts';
import { onShelf } from '#stream/shelf.ts';
import type { Meeting } from '../meeting.ts';
import type { Ref } from './schema.ts';

export type RefTo = (id: string) => Ref;

/** T6. The version of an entry's text, or the round of a vote. The words of everything else never change. */
export const refsOf = ({ about, record, votes }: Meeting): RefTo => {
	const versionOf = (id: string): number =>
		onShelf(record.entries, id)?.version ?? entryOf(votes.votes, id)?.round ?? 1;
	return (id) => ({ stream: about.id, id, version: versionOf(id) });
};
