// In development Kit writes the shell itself, so the words Express fills in at serving time get their
// French values here. In a build they must stay as they are.
import { dev } from '$app/environment';
import type { Handle } from '@sveltejs/kit';

export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) =>
			dev ? html.replace('%tablee.lang%', 'fr').replace('%tablee.dir%', 'ltr') : html
	});
