// Gives the findings of the short check to whoever facilitates, from the minutes as they stand. It looks for the first names that people
// gave in this meeting.
import { checkOf, type Finding } from '#meeting/minutes/check.ts';
import { handoutCheck } from '#meeting/minutes/handout.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { outsideOf } from '#meeting/minutes/outside.ts';
import type { HandlersOf } from '../http/handlers.ts';

const told = ({ kind, at, id, text, found }: Finding) => ({ kind, at, id, text, found });

export const checkRoutes: HandlersOf<'GET /meetings/:meeting/check'> = {
	'GET /meetings/:meeting/check': ({ hosted: { room } }) => {
		const { names } = room.beside;
		const minutes = minutesOf(room.state, names);
		const known = Object.values(names);
		return {
			findings: checkOf(outsideOf(minutes), known).map(told),
			handout: handoutCheck(minutes, known).map(told)
		};
	}
};
