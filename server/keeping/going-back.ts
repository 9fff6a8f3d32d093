// Going back to the version before an update, asked of the laptop: what would be missing is told before. Then the rooms close, the copy of before becomes
// the folder, the laptop is told how that went, and the server ends: the folder is for the version of before.
import { Router } from 'express';
import * as v from 'valibot';
import { parse, Refused, type Asking, route } from '../http/api.ts';
import type { Writer } from '../documents/writer.ts';
import { faultOf, type Log } from '../process/log.ts';
import type { Rooms } from '../room/rooms.ts';
import { FolderRefused } from '../store/folder-refused.ts';
import type { KeptBefore } from '../store/kept.ts';
import type { Store } from '../store/store.ts';

/** `folder`: the copy that was told. */
const asked = v.object({ folder: v.string() });
export const bodies = { goingBack: asked };

export interface Updated {
	readonly before: KeptBefore | null;
	readonly gone: Store['kept']['gone'];
}

/** Null where no update is to be told. */
export const updatedShown = ({ kept: { before, gone } }: Store): Updated | null =>
	before || gone ? { before, gone } : null;

export interface GoingBackGround {
	readonly store: Store;
	readonly rooms: Rooms;
	readonly writer: Writer;
	readonly log: Log;
	readonly asking: Asking;
	/** No more is done in the folder, whichever way it is now, and whoever asked was told. */
	readonly ended: () => void;
}

export function goingBack(ground: GoingBackGround): Router {
	const { store, rooms, log, asking, ended } = ground;
	const router = Router();
	let isGoing = false;
	router.get(
		'/update',
		route(async (request) => {
			asking.laptop(request);
			const titles = new Map(rooms.rows.map(({ id, title }) => [id, title]));
			const { made, changed, aside } = await store.kept.since([...titles.keys()]);
			const titled = (ids: readonly string[]) => ids.map((id) => titles.get(id) ?? '');
			return { ...updatedShown(store), made: titled(made), changed: titled(changed), aside };
		})
	);
	router.post('/update/back', async (request, response) => {
		asking.laptop(request);
		const { folder } = parse(asked, request.body);
		const { before } = store.kept;
		if (isGoing || before?.folder !== folder) throw new Refused('unknown');
		isGoing = true;
		response.set('Cache-Control', 'no-store');
		let isBegun = false;
		try {
			await rooms.close();
			await ground.writer.close();
			isBegun = true;
			await store.goBack();
			response.json({ from: before.from });
		} catch (error) {
			log.error(faultOf(error), 'not-gone-back');
			const why = isBegun && !(error instanceof FolderRefused) ? 'back-not-ended' : 'back-not-begun';
			response.status(503).json({ refused: 'not-saved', why });
		} finally {
			// Whoever asked may have gone meanwhile.
			if (response.closed) ended();
			else response.once('close', ended);
		}
	});
	return router;
}
