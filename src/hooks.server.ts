// What Kit writes into a shell, mended: the phone's has styles of its own, and not those of the laptops' layout. In development
// the words that Express fills in at serving time get their French values here, and the phone's page its script; in a
// build they must stay as they are.
import { dev } from '$app/environment';
import type { Handle } from '@sveltejs/kit';

const phone = '<script type="module" src="/src/routes/(phone)/phone.ts"></script>';
const filled = (html: string): string =>
	html.replace('%tablee.lang%', 'fr').replace('%tablee.dir%', 'ltr').replace('%tablee.phone%', phone);

const ofPhone = (html: string): string => html.replace(/<link [^>]*rel="stylesheet">/g, '');

export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk({ html }) {
			const shell = event.url.pathname === '/' ? ofPhone(html) : html.replace('%tablee.phone%', '');
			return dev ? filled(shell) : shell;
		}
	});
