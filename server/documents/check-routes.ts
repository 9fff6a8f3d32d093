// What the short check finds in the minutes as they stand, for whoever facilitates. The names are those that people gave in this meeting.
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
