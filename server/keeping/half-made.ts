// A meeting that is not here after all: its id stands in one of the catalogue's lists until nothing of it lies in the folder.
import type { Catalogue } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';

/** Where it is written down before its files are: one that is made here, or one that comes from another computer. */
export type HalfMade = keyof Pick<Catalogue, 'making' | 'arriving'>;

/** Nobody may be in it. Where the catalogue's last writing may be on disk or not, nothing is touched: the next start will know. */
export async function abandon(store: Store, list: HalfMade, meeting: string): Promise<void> {
	await store.catalogue.update(() => undefined); // rejects then
	await store.remove(meeting);
	await crossOut(store, list, meeting);
}

export const crossOut = (store: Store, list: HalfMade, meeting: string): Promise<void> =>
	store.catalogue.update((draft) => {
		draft[list] = draft[list].filter((id) => id !== meeting);
	});
