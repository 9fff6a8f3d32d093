// A journal that is damaged, or shorter than was known: what is left of it is told to the laptop, which may accept to go on with
// that. Its title is said again, and how many lines, so that nobody accepts anything but what was told.
import type { HandlersOf } from '../http/handlers.ts';
import { Refused } from '../http/refused.ts';
import type { Log } from '../process/log.ts';
import type { Rooms } from '../room/rooms.ts';
import { VersionConflict, type Store } from '../store/store.ts';

export interface DamageGround {
	readonly store: Store;
	readonly rooms: Rooms;
	readonly log: Log;
}

export const damageRoutes = ({
	store,
	rooms,
	log
}: DamageGround): HandlersOf<'GET /meetings/:meeting/left' | 'POST /meetings/:meeting/left'> => ({
	'GET /meetings/:meeting/left': ({ meeting }) => {
		const { id } = meeting();
		if (!rooms.damage(id)) throw new Refused('unknown');
		return store.left(id);
	},
	'POST /meetings/:meeting/left': async ({ meeting, body: { title, lines } }) => {
		const { id, title: known } = meeting();
		if (title.trim() !== known || !rooms.damage(id)) throw new Refused('bad-command');
		const left = await rooms.apart(id, () => store.accept(id, lines)).catch(asRefusal);
		rooms.mended(id);
		log.warn({ meeting: id, lines, known: left.known, reason: left.reason }, 'damage-accepted');
		return { lines };
	}
});

/** Something else is left than what was told. */
function asRefusal(error: unknown): never {
	throw error instanceof VersionConflict ? new Refused('unknown') : error;
}
