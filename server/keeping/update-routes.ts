// Going back to the version before an update. The laptop is first told what would be missing. Then the rooms close, the earlier copy
// becomes the data folder, the laptop is told the result, and the server ends: the folder now belongs to the earlier version.
import type { Updated } from '#api/update.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { RefusedError } from '../http/refused.ts';
import type { Writer } from '../documents/writer.ts';
import { faultOf, type Log } from '../process/log.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import { FolderRefused } from '../process/folder-refused.ts';
import { meetingStreams } from '../meeting/stream.ts';
import type { Store } from '../store/store.ts';

/** Null if there is no update to report. */
export const updatedShown = ({ kept: { before, gone } }: Store): Updated | null =>
	before || gone ? { before, gone } : null;

export interface GoingBackGround {
	readonly store: Store;
	readonly rooms: MeetingRooms;
	readonly writer: Writer;
	readonly log: Log;
	/** Called once nothing more is done in the folder, and whoever asked has the answer. */
	readonly ended: () => void;
}

export function updateRoutes(ground: GoingBackGround): HandlersOf<'GET /update' | 'POST /update/back'> {
	const { store, rooms, ended } = ground;
	let isGoing = false;
	return {
		'GET /update': async () => {
			const titles = new Map(rooms.rows.map(({ id, title }) => [id, title]));
			const { made, changed, aside } = await meetingStreams(store).since([...titles.keys()]);
			const titled = (ids: readonly string[]) => ids.map((id) => titles.get(id) ?? '');
			return { ...updatedShown(store), made: titled(made), changed: titled(changed), aside };
		},
		'POST /update/back': async ({ body: { folder }, afterwards }) => {
			const { before } = store.kept;
			if (isGoing || before?.folder !== folder) throw new RefusedError('unknown');
			isGoing = true;
			try {
				await goBack(ground);
			} finally {
				afterwards(ended);
			}
			return { from: before.from };
		}
	};
}

async function goBack({ store, rooms, writer, log }: GoingBackGround): Promise<void> {
	let isBegun = false;
	try {
		await rooms.close();
		await writer.close();
		isBegun = true;
		await store.goBack();
	} catch (error) {
		log.error(faultOf(error), 'not-gone-back');
		const isEnded = !isBegun || error instanceof FolderRefused;
		throw new RefusedError('not-saved', isEnded ? 'back-not-begun' : 'back-not-ended');
	}
}
