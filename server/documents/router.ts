// The minutes at their address, in every format. Whoever has the key may read; what the key must not show is not in
// the minutes to begin with. A browser asks again each time, and is sent nothing where it has the very same.
import { setTimeout as pause } from 'node:timers/promises';
import { Router, type Response } from 'express';
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { languageAsked } from '../http/language.ts';
import { base, formats, type Format } from './formats.ts';
import { sayingPage } from './html/page.ts';
import { styleFiles } from './html/style.ts';
import type { Kept, Shelf } from './shelf.ts';
import { wordsIn } from './words.ts';
import { NotWritten, TooManyDocuments } from './writer.ts';

/** The meeting of a key, as it stands now. */
export type FindMeeting = (
	key: string
) => Promise<{ readonly meeting: Meeting; readonly names: Names } | null>;

/** Until somebody asks again, where too many ask at once. */
const againSeconds = 10;
/** Between two answers: the longest of sixty waits for less than a second. */
const apartMs = 16;

/** To be mounted at the root. */
export function documentsRouter(find: FindMeeting, shelf: Shelf): Router {
	const router = Router();
	const turn = oneByOne();
	router.get(`${base}/:file`, async (request, response) => {
		const { file } = request.params;
		const style = styleFiles.get(file);
		if (style) return void response.set('Cache-Control', 'no-cache').type(style.type).send(style.body);
		response.vary('Accept-Language');
		const language = languageAsked(request.headers['accept-language'], request.query['lang']);
		const [, asked, extension] = /^([A-Z2-7]{8})(?:\.(md|docx|json|html))?$/i.exec(file) ?? [];
		const key = asked?.toUpperCase();
		const found = key === undefined ? null : await find(key);
		if (key === undefined || !found) return say(response.status(404), 'missing', language);
		const format = formatOf(extension);
		try {
			const { meeting, names } = found;
			const kept = await shelf.get({ key, meeting, names }, format, language);
			await turn();
			send(response, format, kept);
		} catch (error) {
			if (!(error instanceof TooManyDocuments) && !(error instanceof NotWritten)) throw error;
			say(response.status(503).set('Retry-After', String(againSeconds)), 'busy', language);
		}
	});
	return router;
}

/** `Cache-Control`: the next meeting's phone may be another's, so no browser keeps them. `ETag`: for programs that name what they have. */
function send(response: Response, format: Format, { body, name, tag }: Kept): void {
	response.set({
		'Cache-Control': 'no-store',
		ETag: `"${tag}"`,
		'Content-Type': formats[format].type
	});
	if (name !== null) response.set('Content-Disposition', `attachment; filename="${name}"`);
	response.send(body);
}

/**
 * Many wait for the same document. Their answers go out one by one, so that the hall's commands come in between. A command takes
 * several turns of the loop until it is on disk: an answer in each of them would hold it up.
 */
function oneByOne(): () => Promise<unknown> {
	let last: Promise<unknown> = Promise.resolve();
	return () => (last = last.then(() => pause(apartMs)));
}

const say = (response: Response, what: 'missing' | 'busy', language: LanguageCode): void =>
	void response
		.set('Cache-Control', 'no-store')
		.type('html')
		.send(sayingPage(what, wordsIn(language), base));

const formatOf = (extension: string | undefined): Format =>
	(Object.keys(formats) as Format[]).find(
		(format) => formats[format].extension === (extension?.toLowerCase() ?? null)
	) ?? 'page';
