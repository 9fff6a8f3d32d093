// Serves the minutes at their address, in every format. Whoever has the key reads the outside edition of what was published; whoever has a
// ticket reads the table's. Browsers keep no copy. A program that says which version it has gets no body if that is still right.
import { setTimeout as pause } from 'node:timers/promises';
import { Router, type Request, type Response } from 'express';
import type { LanguageCode } from '#i18n/catalogue.ts';
import { languageAsked } from '../http/language.ts';
import { addressed } from './address.ts';
import { readable, type Desk, type Found } from './asked.ts';
import { base, formats } from './formats.ts';
import { ticketPlace } from './here.ts';
import { sayingPage } from './html/page.ts';
import { styleFiles } from './html/style.ts';
import { notYetPage } from './not-yet.ts';
import type { Format } from './order.ts';
import { NoSuchPart, type DocumentBytes, type DocumentShelf } from './shelf.ts';
import { wordsIn } from '../process/words.ts';
import { zoneOf } from '../process/zone.ts';
import { NotWritten, TooManyDocuments } from './writer.ts';

/** Finds the meeting with this key in its present state. */
export type FindMeeting = (key: string) => Promise<Found | null>;

/** If too many ask at once, they should ask again after this time. */
const againSeconds = 10;
/** The pause between two answers. Of sixty at once, the last waits less than a second. */
const apartMs = 16;

/** To be mounted at the root. */
export function documentsRouter(find: FindMeeting, shelf: DocumentShelf, desk: Desk): Router {
	const router = Router();
	const turn = oneByOne();
	const serve = async (request: Request, response: Response, path: string): Promise<void> => {
		response.vary('Accept-Language');
		const language = languageAsked(request.headers['accept-language'], request.query['lang']);
		const asked = addressed(path);
		const found = asked && (await find(asked.key));
		if (!asked || !found) return say(response.status(404), 'missing', language);
		const { key, format, document } = asked;
		try {
			const ticket = asText(request.query['t']);
			const wanted = { key, ticket, version: asText(request.query['v']), document };
			const reading = await readable(found, wanted, desk);
			if (reading === 'not-yet') return sayNotYet(response, format, found, language);
			if (typeof reading === 'string') return say(response.status(404), reading, language);
			const { record, edition, query } = reading;
			const kept = await shelf.get(record, { format, language, edition, document, query });
			await turn();
			send(response, format, ticket === undefined ? kept : withTicket(kept, format, ticket));
		} catch (error) {
			if (error instanceof NoSuchPart) return say(response.status(404), 'missing', language);
			if (!(error instanceof TooManyDocuments) && !(error instanceof NotWritten)) throw error;
			say(response.status(503).set('Retry-After', String(againSeconds)), 'busy', language);
		}
	};
	router.get(`${base}/:file`, async (request, response) => {
		const { file } = request.params;
		const style = styleFiles.get(file);
		if (style) return void response.set('Cache-Control', 'no-cache').type(style.type).send(style.body);
		await serve(request, response, file);
	});
	router.get(`${base}/:key/:file`, (request, response) =>
		serve(request, response, `${request.params.key}/${request.params.file}`)
	);
	router.get(`${base}/:key/:kind/:file`, (request, response) =>
		serve(request, response, `${request.params.key}/${request.params.kind}/${request.params.file}`)
	);
	return router;
}

/** No browser keeps them, because a phone may be passed on. The `ETag` is for programs that say which version they have. */
function send(response: Response, format: Format, { body, name, tag }: DocumentBytes): void {
	response.set({
		'Cache-Control': 'no-store',
		ETag: `"${tag}"`,
		'Content-Type': formats[format].type
	});
	if (name !== null) response.set('Content-Disposition', `attachment; filename="${name}"`);
	response.send(body);
}

/**
 * Many people may wait for the same document. Their answers go out one by one, so that commands of the hall get in between. A command
 * needs several turns of the event loop until it is on disk, and an answer in each turn would delay it.
 */
function oneByOne(): () => Promise<unknown> {
	let last: Promise<unknown> = Promise.resolve();
	return () => (last = last.then(() => pause(apartMs)));
}

const asText = (asked: unknown): string | undefined => (typeof asked === 'string' ? asked : undefined);

/** Only the page has links. */
const withTicket = (kept: DocumentBytes, format: Format, ticket: string): DocumentBytes =>
	format === 'page'
		? { ...kept, body: Buffer.from(kept.body.toString().replaceAll(ticketPlace, ticket)) }
		: kept;

/** The page says when; a file is not there yet. */
const sayNotYet = (response: Response, format: Format, { meeting }: Found, language: LanguageCode): void =>
	void response
		.status(format === 'page' ? 200 : 404)
		.set('Cache-Control', 'no-store')
		.type('html')
		.send(notYetPage(meeting, wordsIn(language, zoneOf(meeting.about.zone)), base));

const say = (response: Response, what: 'missing' | 'busy' | 'expired', language: LanguageCode): void =>
	void response
		.set('Cache-Control', 'no-store')
		.type('html')
		.send(sayingPage(what, wordsIn(language), base));
