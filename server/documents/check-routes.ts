// Gives the findings of the short check to whoever facilitates, from the minutes as they stand. It looks for the first names that people
// gave in this meeting.
import { checkOf } from '#meeting/minutes/check.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { outsideOf } from '#meeting/minutes/outside.ts';
import type { HandlersOf } from '../http/handlers.ts';

export const checkRoutes: HandlersOf<'GET /meetings/:meeting/check'> = {
	'GET /meetings/:meeting/check': ({ hosted: { room } }) => {
		const { names } = room.beside;
		const findings = checkOf(outsideOf(minutesOf(room.state, names)), Object.values(names));
		return { findings: findings.map(({ kind, at, id, text, found }) => ({ kind, at, id, text, found })) };
	}
};
