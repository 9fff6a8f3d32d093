// Answers a request whose Host is not this machine. Somebody in the hall may have typed an old name or address: the answer says where
// the meeting is. If a name of the internet was pointed here (DNS rebinding), the answer says only that it is refused. No answer to a
// wrong name has a script, lets another site read it, or contains a word of a meeting.
import { languages } from '#i18n/catalogue.ts';
import { languageFacts } from '#i18n/languages.ts';
import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { refuse } from '#stream/decision.ts';
import { wordsIn } from '../process/words.ts';
import { hostname } from './hosts.ts';
import { escapedHtml } from './pages.ts';

/** Names that exist only in a local network. */
const localName = /^[a-z0-9-]+$|\.(local|lan|home|internal|home\.arpa)\.?$/;
const isLocal = (name: string): boolean => isIP(name.replace(/^\[|\]$/g, '')) !== 0 || localName.test(name);
const isPage = (method: string, path: string): boolean =>
	(method === 'GET' || method === 'HEAD') && !/^\/(api|live|_app)(\/|$)/.test(path);

const policy =
	"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Headers of a refusal. */
export const refusing = {
	'Cache-Control': 'no-store',
	'X-Content-Type-Options': 'nosniff',
	'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'"
} as const;

/** `address`: the one announced to phones; null if phones cannot reach this machine. */
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

/** Plain words between single slashes. The answer repeats nothing else, because a query may hold a secret. */
const plainPath = /^(?:\/[a-z0-9_-]+)+(?:\.[a-z0-9]+)?\/?$/i;
const longestPath = 100;

/** The right address of the same page; that of the front page if the path is not plain. */
function placeOf(address: string | null, path: string): string | null {
	const isPlain = path.length <= longestPath && plainPath.test(path);
	return address && `http://${address}${isPlain ? path : '/'}`;
}

/** `place` is null if phones cannot reach this machine. */
function page(place: string | null): string {
	const parts = languages.map((language) => {
		const { t } = wordsIn(language);
		const said = escapedHtml(t(place === null ? 'elsewhere.none' : 'elsewhere.text'));
		return `<section lang="${language}" dir="${languageFacts[language].direction}"><h1>${escapedHtml(t('elsewhere.title'))}</h1><p>${said}</p>${link(place)}</section>`;
	});
	return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tablée</title>
<style>body{margin:0;padding:2rem 1.25rem;background:#FBF7F0;color:#16232F;font:1.125rem/1.5 system-ui,sans-serif}
main{max-inline-size:34rem;margin-inline:auto}h1{font-size:1.5rem}a{color:#0B5C7A;font-weight:700;font-size:1.35rem;display:inline-block;padding-block:.75rem}</style></head>
<body><main>${parts.join('')}</main></body></html>
`;
}

/** The address as somebody would type it: without the slash of the front page. */
const link = (place: string | null): string =>
	place === null ? '' : `<p><a href="${escapedHtml(place)}">${escapedHtml(place.replace(/\/$/, ''))}</a></p>`;
