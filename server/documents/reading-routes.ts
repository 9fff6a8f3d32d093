// Gives the address of the table's edition to whoever has a seat or a staff's role.
import type { HandlersOf } from '../http/handlers.ts';
import { base } from './formats.ts';
import type { Tickets } from './tickets.ts';

export const readingRoutes = (tickets: Tickets): HandlersOf<'POST /meetings/:meeting/reading'> => ({
	'POST /meetings/:meeting/reading': ({ key, holder }) => ({
		minutes: `${base}/${key}?t=${tickets.give(key, holder)}`
	})
});
