// Handles each http request in this order: internet checks, then Host and Origin, headers, the API, documents, the surfaces and the
// built files. Last comes the page for an address that does not exist.
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';
import { refuse } from '#meeting/frame.ts';
import { isLoopback, isOwnHost, isOwnOrigin } from './hosts.ts';
import { faultOf, type Log } from '../process/log.ts';
import { missingPage, type Pages } from './pages.ts';
import type { Refusals } from '../line/refusals.ts';
import { unread } from '../line/unread.ts';
import { refusing, wrongHost } from './wrong-host.ts';

export interface WebGround {
	/** Everything under /api. */
	readonly api: RequestHandler;
	/** Documents that the server writes, at addresses of their own. */
	readonly documents: RequestHandler;
	/** The built surfaces. In development, Vite serves them instead. */
	readonly surfaces: { readonly build: string; readonly pages: Pages } | RequestHandler;
	/** Answers the internet checks of phones, which ask by names that are not ours. */
	readonly probes: RequestHandler;
	/** Valid names for this machine besides its addresses. */
	readonly names: () => readonly string[];
	/** The address announced to phones; null if phones cannot reach this machine. */
	readonly address: () => string | null;
	readonly log: Log;
	readonly refusals: Refusals;
}

export function web(ground: WebGround): Express {
	const { api, documents, surfaces, probes, names, address, log, refusals } = ground;
	const app = express();
	app.disable('x-powered-by').disable('etag');
	app.use(unread(), nothingToGuess, probes);
	app.use(ownHostOnly(wrongHost(address), names, refusals), ownPagesOnly(names, refusals));
	const isBuilt = typeof surfaces !== 'function';
	if (isBuilt) app.use(immutable, files(surfaces.build + immutable, lasting));
	app.use(headers(isBuilt ? surfaces.pages.scriptHashes : null), forBrowsers);
	app.use('/api', named(isBuilt ? surfaces.pages.build : null), api);
	app.use(documents);
	if (isBuilt) app.use(surfaces.pages.serve, files(surfaces.build, 'no-cache'));
	else app.use(surfaces);
	app.use(missingPage());
	app.use(fault(log));
	return app;
}

/** The answer says only that the request failed. An unreadable address gets the page for an address that does not exist. */
const fault = (log: Log): ErrorRequestHandler => {
	const missing = missingPage();
	return (error: unknown, request, response, next) => {
		if (response.headersSent) return next(error);
		if (isUnreadable(error)) return void missing(request, response, next);
		log.error(faultOf(error), 'page-threw');
		response.status(500).set(refusing).json(refuse('not-saved'));
	};
};
const isUnreadable = (error: unknown): boolean =>
	error instanceof Error && 'status' in error && (error.status === 400 || error.status === 404);

/** Any site may link to what only reads. Only our own pages, and programs that are no browser, may change something. */
const readers = ['GET', 'HEAD'];
const ownPagesOnly =
	(names: WebGround['names'], refusals: Refusals): RequestHandler =>
	(request, response, next) => {
		if (readers.includes(request.method) || isOwnOrigin(request, names())) return next();
		refusals.count('foreign-origin');
		response.status(403).set(refusing).json(refuse('not-allowed'));
	};
const ownHostOnly =
	(otherwise: RequestHandler, names: WebGround['names'], refusals: Refusals): RequestHandler =>
	(request, response, next) => {
		if (isOwnHost(request, names())) return next();
		refusals.count('foreign-host');
		return otherwise(request, response, next);
	};

/** For plain http: no HSTS, and nothing is upgraded to https. `scripts` are the hashes of the inline scripts; null means no policy. */
function headers(scripts: readonly string[] | null): RequestHandler {
	return helmet({
		strictTransportSecurity: false,
		crossOriginOpenerPolicy: false,
		originAgentCluster: false,
		referrerPolicy: { policy: 'no-referrer' },
		contentSecurityPolicy: scripts !== null && {
			useDefaults: false,
			directives: {
				defaultSrc: ["'self'"],
				scriptSrc: ["'self'", ...scripts],
				styleSrc: ["'self'", "'unsafe-inline'"],
				imgSrc: ["'self'", 'data:'],
				// Published minutes contain their fonts.
				fontSrc: ["'self'", 'data:'],
				// In older Safari, 'self' does not allow WebSocket.
				connectSrc: ["'self'", ({ headers: { host } }) => `ws://${host ?? 'localhost'}`],
				objectSrc: ["'none'"],
				baseUri: ["'none'"],
				formAction: ["'self'"],
				frameAncestors: ["'none'"]
			}
		}
	});
}

const unused = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial'];
const permissions = unused.map((feature) => `${feature}=()`).join(', ');
/** Headers that helmet does not set, or that depend on the request. */
const forBrowsers: RequestHandler = (request, response, next) => {
	response.setHeader('Permissions-Policy', permissions);
	// At any other address a browser ignores this header over plain http, and logs a warning.
	if (isLoopback(request)) response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
	next();
};

/** Each answer says which pages are served, so that a page of a former version loads anew. */
const named =
	(build: string | null): RequestHandler =>
	(_request, response, next) => {
		if (build !== null) response.setHeader('Tablee-Build', build);
		next();
	};

/** Scripts, styles and fonts, each named by a hash of its content. They get no page headers, which would add a kilobyte to each. */
const immutable = '/_app/immutable';
const lasting = 'public, max-age=31536000, immutable';
const nothingToGuess: RequestHandler = (_request, response, next) => {
	response.setHeader('X-Content-Type-Options', 'nosniff');
	next();
};

/** Serves the built files of a folder. The pages in it are served by Pages only. */
function files(folder: string, cacheControl: string): RequestHandler {
	if (!existsSync(folder)) return (_request, _response, next) => next();
	const serve = sirv(folder, {
		gzip: true,
		brotli: true,
		etag: true,
		extensions: [],
		setHeaders: (response) => response.setHeader('Cache-Control', cacheControl)
	});
	return (request, response, next) => {
		if (/\.(html|gz|br)$|\/$|\/\./.test(request.path)) return next();
		// The file may be gone, or too many files may be open. Then only this answer fails.
		response.once('pipe', (source: Readable) => source.on('error', () => response.destroy()));
		serve(request, response, next);
	};
}
