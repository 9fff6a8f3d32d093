// A request whose Host is not this machine. Somebody in the hall may have typed a name or an address of before: they are told
// where the meeting is. A name of the open internet that is pointed here (DNS rebinding) is told that it is refused, and nothing else; and nobody who
// asks by a wrong name gets a script, a right to read from elsewhere, or a word of a meeting.
import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { refuse } from '#meeting/frame.ts';
import { wordsIn } from '../documents/words.ts';
import { hostname } from './hosts.ts';
import { escaped } from './pages.ts';

/** Names that only a local network knows. */
const localName = /^[a-z0-9-]+$|\.(local|lan|home|internal|home\.arpa)\.?$/;
const isLocal = (name: string): boolean => isIP(name.replace(/^\[|\]$/g, '')) !== 0 || localName.test(name);
const isPage = (method: string, path: string): boolean =>
	(method === 'GET' || method === 'HEAD') && !/^\/(api|live|_app)(\/|$)/.test(path);

const policy =
	"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Headers of an answer that says no, and is nothing to look at. */
export const refusing = {
	'Cache-Control': 'no-store',
	'X-Content-Type-Options': 'nosniff',
	'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'"
} as const;

/** `address`: what phones are told; null where no phone can come. */
export function wrongHost(address: () => string | null): RequestHandler {
	return (request, response) => {
		response.status(421).set(refusing);
		const isToldWhere =
			isPage(request.method, request.path) && isLocal(hostname(request.headers.host ?? '.'));
		if (!isToldWhere) return void response.json(refuse('not-allowed'));
		response.set({ 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer' });
		response.type('html').send(page(placeOf(address(), request.path)));
	};
}

/** Plain words between single strokes. What is more than that, as a question that may hold a secret, is not repeated. */
const plainPath = /^(?:\/[a-z0-9_-]+)+(?:\.[a-z0-9]+)?\/?$/i;
const longestPath = 100;

/** The right address of what was asked for; of the front page where that is no plain path. */
function placeOf(address: string | null, path: string): string | null {
	const isPlain = path.length <= longestPath && plainPath.test(path);
	return address && `http://${address}${isPlain ? path : '/'}`;
}

/** `place`: null where no phone can come. */
function page(place: string | null): string {
	const parts = (['fr', 'en'] as const).map((language) => {
		const { t } = wordsIn(language);
		const said = escaped(t(place === null ? 'elsewhere.none' : 'elsewhere.text'));
		return `<section lang="${language}"><h1>${escaped(t('elsewhere.title'))}</h1><p>${said}</p>${link(place)}</section>`;
	});
	return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tablée</title>
<style>body{margin:0;padding:2rem 1.25rem;background:#FBF7F0;color:#16232F;font:1.125rem/1.5 system-ui,sans-serif}
main{max-inline-size:34rem;margin-inline:auto}h1{font-size:1.5rem}a{color:#0B5C7A;font-weight:700;font-size:1.35rem;display:inline-block;padding-block:.75rem}</style></head>
<body><main>${parts.join('')}</main></body></html>
`;
}

/** Shown as it would be typed: without the stroke of the front page. */
const link = (place: string | null): string =>
	place === null ? '' : `<p><a href="${escaped(place)}">${escaped(place.replace(/\/$/, ''))}</a></p>`;
