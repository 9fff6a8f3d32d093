// Gives the findings of the short check to whoever facilitates, from the minutes as they stand. It looks for the first names that people
// gave in this meeting.
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { checkOf, type Finding } from '#meeting/minutes/check.ts';
import { handoutCheck } from '#meeting/minutes/handout.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { outsideOf } from '#meeting/minutes/outside.ts';
import type { HandlersOf } from '../http/handlers.ts';

interface Checked {
	readonly state: Meeting;
	readonly beside: { readonly names: Names };
}
const told = ({ kind, at, id, text, found }: Finding) => ({ kind, at, id, text, found });

/** Of the outside edition, as it would be published now. */
export const findingsIn = ({ state, beside: { names } }: Checked) =>
	checkOf(outsideOf(minutesOf(state, names)), Object.values(names)).map(told);

export const checkRoutes: HandlersOf<'GET /meetings/:meeting/check'> = {
	'GET /meetings/:meeting/check': ({ hosted: { room } }) => {
		const { names } = room.beside;
		const minutes = minutesOf(room.state, names);
		return { findings: findingsIn(room), handout: handoutCheck(minutes, Object.values(names)).map(told) };
	}
};
