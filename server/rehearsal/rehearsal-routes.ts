// Opens and ends the rehearsal, for the laptop alone.
import type { HandlersOf } from '../http/handlers.ts';
import { RefusedError } from '../http/refused.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { Rehearsal } from './rehearsal.ts';

export const hasOpenDoors = ({ rows }: Pick<MeetingRooms, 'rows'>): boolean =>
	rows.some(({ phase }) => phase === 'open');

export const rehearsalRoutes = (
	rehearsal: Rehearsal,
	rooms: MeetingRooms
): HandlersOf<'POST /rehearsal' | 'DELETE /rehearsal'> => ({
	'POST /rehearsal': ({ body: { language } }) => {
		if (hasOpenDoors(rooms)) throw new RefusedError('not-closed');
		return rehearsal.open(language);
	},
	'DELETE /rehearsal': async () => {
		await rehearsal.end();
		return {};
	}
});
