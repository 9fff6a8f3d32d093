// A meeting that was not finished: its id stands in a list of the catalogue until the folder has no file of it.
import type { Catalogue } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';
import { meetingStreams } from '../meeting/stream.ts';

/** The list that has the id before any file is written: of meetings made here, or of those from another computer. */
export type HalfMade = keyof Pick<Catalogue, 'making' | 'arriving'>;
/** Also of those in which words are being masked. */
type Begun = HalfMade | 'masking';

/** Nobody may be in the meeting. Rejects if nobody knows whether the catalogue's last write is on disk; then the next start does it. */
export async function abandon(store: Store, list: HalfMade, meeting: string): Promise<void> {
	await store.catalogue.update(() => undefined); // rejects if that is unknown
	await meetingStreams(store).remove(meeting);
	await crossOut(store, list, meeting);
}

export const crossOut = (store: Store, list: Begun, meeting: string): Promise<void> =>
	store.catalogue.update((draft) => {
		draft[list] = draft[list].filter((id) => id !== meeting);
	});
