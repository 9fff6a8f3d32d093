// A journal that is damaged, or shorter than was known: what is left of it is told to the laptop, which may accept to go on with
// that. Its title is said again, and how many lines, so that nobody accepts anything but what was told.
import { Router } from 'express';
import * as v from 'valibot';
import { parse, Refused, route, type Asking } from '../http/api.ts';
import type { Log } from '../process/log.ts';
import type { Rooms } from '../room/rooms.ts';
import { VersionConflict, type Store } from '../store/store.ts';

const accepting = v.object({ title: v.string(), lines: v.pipe(v.number(), v.integer(), v.minValue(1)) });

export interface DamageGround {
	readonly store: Store;
	readonly rooms: Rooms;
	readonly log: Log;
}

export function whatIsLeft({ store, rooms, log }: DamageGround, asking: Asking): Router {
	const router = Router();
	router.get(
		'/meetings/:id/left',
		route<{ id: string }>(async (request) => {
			asking.laptop(request);
			const { id } = asking.meeting(request);
			if (!rooms.damage(id)) throw new Refused('unknown');
			return store.left(id);
		})
	);
	router.post(
		'/meetings/:id/left',
		route<{ id: string }>(async (request) => {
			asking.laptop(request);
			const { id, title: known } = asking.meeting(request);
			const { title, lines } = parse(accepting, request.body);
			if (title.trim() !== known || !rooms.damage(id)) throw new Refused('bad-command');
			const left = await rooms.apart(id, () => store.accept(id, lines)).catch(asRefusal);
			rooms.mended(id);
			log.warn({ meeting: id, lines, known: left.known, reason: left.reason }, 'damage-accepted');
			return { lines };
		})
	);
	return router;
}

/** Something else is left than what was told. */
function asRefusal(error: unknown): never {
	throw error instanceof VersionConflict ? new Refused('unknown') : error;
}
