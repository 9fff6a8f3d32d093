// A person confirms the computer's date that the page shows. Retention then goes on at the next hour.
import type { HandlersOf } from '../http/handlers.ts';
import { RefusedError } from '../http/refused.ts';
import type { DateWatch } from './date-watch.ts';

const readMs = 24 * 60 * 60 * 1000;

export const dateRoutes = (date: DateWatch): HandlersOf<'POST /date'> => ({
	'POST /date': async ({ body: { now } }) => {
		const { doubt } = date;
		// The page shows an old date: the computer was corrected meanwhile, and Tablée was started again.
		if (!doubt || Math.abs(doubt.now - now) > readMs) throw new RefusedError('unknown');
		await date.confirm();
		return { now };
	}
});
