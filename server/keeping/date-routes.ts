// A person says that the computer's date is right, as the page told it. Then what was due by it goes at the next hour.
import type { HandlersOf } from '../http/handlers.ts';
import { Refused } from '../http/refused.ts';
import type { DateWatch } from './date-watch.ts';

const readMs = 24 * 60 * 60 * 1000;

export const dateRoutes = (date: DateWatch): HandlersOf<'POST /date'> => ({
	'POST /date': async ({ body: { now } }) => {
		const { doubt } = date;
		// Said of another date: the computer was set right meanwhile, and Tablée started again.
		if (!doubt || Math.abs(doubt.now - now) > readMs) throw new Refused('unknown');
		await date.confirm();
		return { now };
	}
});
