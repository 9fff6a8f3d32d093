// What is served by http, in this order: whether there is internet, whose request it is, the headers, the API, the surfaces, the built files,
// and the page of an address where there is nothing.
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
	/** The built surfaces; in development Vite serves them instead. */
	readonly surfaces: { readonly build: string; readonly pages: Pages } | RequestHandler;
	/** Whether there is internet, asked by other names than ours. */
	readonly probes: RequestHandler;
	/** By which this machine may be asked besides its addresses. */
	readonly names: () => readonly string[];
	/** What phones are told; null where no phone can come. */
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
	app.use('/api', api);
	app.use(documents);
	if (isBuilt) app.use(surfaces.pages.serve, files(surfaces.build, 'no-cache'));
	else app.use(surfaces);
	app.use(missingPage());
	app.use(fault(log));
	return app;
}

/** Nobody is told anything but that it failed; an address that is no address, that there is nothing. */
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

/** What only reads may be linked to from anywhere; what changes something is asked by our own pages, or by no browser. */
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

/** Over plain http: no HSTS, nothing upgraded to https. `scripts`: hashes of the inline ones; null = no policy. */
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
				// Minutes that were published carry their letters.
				fontSrc: ["'self'", 'data:'],
				// Older Safari does not take 'self' for WebSocket.
				connectSrc: ["'self'", ({ headers: { host } }) => `ws://${host ?? 'localhost'}`],
				objectSrc: ["'none'"],
				baseUri: ["'none'"],
				formAction: ["'self'"],
				frameAncestors: ["'none'"]
			}
		}
	});
}

const unused = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'bluetooth'];
const permissions = unused.map((feature) => `${feature}=()`).join(', ');
/** What helmet leaves out, or says only once for all. */
const forBrowsers: RequestHandler = (request, response, next) => {
	response.setHeader('Permissions-Policy', permissions);
	// Elsewhere, over plain http, a browser takes no notice of it and complains.
	if (isLoopback(request)) response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
	next();
};

/** Scripts, styles and fonts, each named for what is in it. No page is among them: the rules for pages would be a kilobyte on each. */
const immutable = '/_app/immutable';
const lasting = 'public, max-age=31536000, immutable';
const nothingToGuess: RequestHandler = (_request, response, next) => {
	response.setHeader('X-Content-Type-Options', 'nosniff');
	next();
};

/** The built files of a folder; a shell has no address of its own. */
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
		// The file may be gone since the start, or too many be open for one more: this answer ends, and nothing else.
		response.once('pipe', (source: Readable) => source.on('error', () => response.destroy()));
		serve(request, response, next);
	};
}
