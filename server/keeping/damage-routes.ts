// A journal that is damaged, or shorter than it was known to be. The laptop is told what is left of it, and may go on with that. The
// laptop repeats the title and the number of lines, so that nobody accepts anything else than what the page showed.
import type { HandlersOf } from '../http/handlers.ts';
import { RefusedError } from '../http/refused.ts';
import type { Log } from '../process/log.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import { VersionConflict, type Store } from '../store/store.ts';
import { meetingStreams } from '../meeting/stream.ts';

export interface DamageGround {
	readonly store: Store;
	readonly rooms: MeetingRooms;
	readonly log: Log;
}

export const damageRoutes = ({
	store,
	rooms,
	log
}: DamageGround): HandlersOf<'GET /meetings/:meeting/left' | 'POST /meetings/:meeting/left'> => ({
	'GET /meetings/:meeting/left': ({ meeting }) => {
		const { id } = meeting();
		if (!rooms.damage(id)) throw new RefusedError('unknown');
		return meetingStreams(store).left(id);
	},
	'POST /meetings/:meeting/left': async ({ meeting, body: { title, lines } }) => {
		const { id, title: known } = meeting();
		if (title.trim() !== known || !rooms.damage(id)) throw new RefusedError('bad-command');
		const left = await rooms.whileEmpty(id, () => meetingStreams(store).accept(id, lines)).catch(asRefusal);
		rooms.mended(id);
		log.warn({ meeting: id, lines, known: left.known, reason: left.reason }, 'damage-accepted');
		return { lines };
	}
});

/** The journal has changed since the page was read. */
function asRefusal(error: unknown): never {
	throw error instanceof VersionConflict ? new RefusedError('unknown') : error;
}
