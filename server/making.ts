// A meeting is made whole or not at all. Its id is written down before its files are made and crossed out as its row comes,
// in one stroke: so what a refusal or a crash left half made is known by name. A journal that nobody wrote down is never
// touched for having no row: its folder may have been put together by hand, or its catalogue lost.
import type { Log } from './log.ts';
import type { MeetingRow } from './store/catalogue-data.ts';
import type { Store } from './store/store.ts';

export const announce = (store: Store, meeting: string): Promise<void> =>
	store.catalogue.update((draft) => void draft.making.push(meeting));

/** The row that says: it is whole. */
export const enrol = (store: Store, row: MeetingRow): Promise<void> =>
	store.catalogue.update((draft) => {
		draft.meetings.push(row);
		draft.making = draft.making.filter((id) => id !== row.id);
	});

/** Nobody may be in it. Where the catalogue's last writing may be on disk or not, nothing is touched: the next start will know. */
export async function abandon(store: Store, meeting: string): Promise<void> {
	await store.catalogue.update(() => undefined); // rejects then
	await store.remove(meeting);
	await store.catalogue.update((draft) => {
		draft.making = draft.making.filter((id) => id !== meeting);
	});
}

/** At the start: what a crash has cut. What holds more than a creation writes is somebody's, however it came here: it stays. */
export async function abandonHalfMade(store: Store, log: Log): Promise<void> {
	for (const meeting of store.catalogue.data.making) {
		if (await isHalfMade(store, meeting)) await abandon(store, meeting);
		else log.warn({ meeting }, 'journal-without-row');
	}
}

async function isHalfMade(store: Store, meeting: string): Promise<boolean> {
	const loaded = await store.load(meeting);
	if ('damaged' in loaded) return loaded.damaged.reason === 'missing';
	return loaded.lines.every(({ by }, index) => by.device === (index === 0 ? 'host' : 'plan'));
}
