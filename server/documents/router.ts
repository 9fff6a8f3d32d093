// The minutes at their address, in every format. Whoever has the key may read; what the key must not show is not in
// the minutes to begin with. Nothing is kept by a browser's cache: the next meeting's phone may be another's.
import { Router, type Response } from 'express';
import { languageOf, source, type LanguageCode } from '#i18n/catalogue.ts';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { compose } from './compose/document.ts';
import { fileName } from './file-name.ts';
import { livePage, missingPage, onePage } from './html/page.ts';
import { styleFiles } from './html/style.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { wordsIn, type Words } from './words.ts';
import { zoneOf } from '../zone.ts';

/** The meeting of a key, as it stands now. */
export type FindMeeting = (
	key: string
) => Promise<{ readonly meeting: Meeting; readonly names: Names } | null>;

interface Around {
	/** The server's clock. */
	readonly now?: () => number;
}

const base = '/minutes';
const formats = {
	md: 'text/markdown; charset=utf-8',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	json: 'application/json; charset=utf-8',
	html: 'text/html; charset=utf-8'
} as const;
type Format = keyof typeof formats;

/** To be mounted at the root. */
export function documentsRouter(find: FindMeeting, { now = Date.now }: Around = {}): Router {
	const router = Router();
	router.get(`${base}/:file`, async (request, response) => {
		const file = styleFiles.get(request.params.file);
		if (file) return void response.set('Cache-Control', 'no-cache').type(file.type).send(file.body);
		response.set('Cache-Control', 'no-store').vary('Accept-Language');
		const language = languageAsked(request.query['lang'], request.acceptsLanguages());
		const asked = /^([A-Z2-7]{8})(?:\.(md|docx|json|html))?$/i.exec(request.params.file);
		const key = asked?.[1]?.toUpperCase();
		const found = key === undefined ? null : await find(key);
		if (key === undefined || !found)
			return void response
				.status(404)
				.type('html')
				.send(missingPage(wordsIn(language), base));
		const minutes = minutesOf(found.meeting, found.names);
		const spoken = wordsIn(language, zoneOf(minutes.frame.zone)); // M20
		const format = formatOf(asked?.[2]);
		if (format) return sendFile(response, minutes, format, spoken, now());
		const links = { here: `${base}/${key}`, base };
		response.type('html').send(livePage(compose(minutes, spoken, now()), spoken, links));
	});
	return router;
}

function languageAsked(chosen: unknown, accepted: readonly string[]): LanguageCode {
	const said = typeof chosen === 'string' ? languageOf(chosen) : null;
	return said ?? accepted.map(languageOf).find((code) => code !== null) ?? source;
}

const formatOf = (extension: string | undefined): Format | null =>
	(Object.keys(formats) as Format[]).find((format) => format === extension?.toLowerCase()) ?? null;

async function sendFile(
	response: Response,
	minutes: Minutes,
	format: Format,
	words: Words,
	at: number
): Promise<void> {
	const body = await inFormat(minutes, format, words, at);
	response
		.set('Content-Type', formats[format])
		.set('Content-Disposition', `attachment; filename="${fileName(minutes.frame, words, format)}"`)
		.send(body);
}

async function inFormat(
	minutes: Minutes,
	format: Format,
	words: Words,
	at: number
): Promise<string | Buffer> {
	if (format === 'json') return json(minutes, at);
	const written = compose(minutes, words, at);
	switch (format) {
		case 'md':
			return markdown(written);
		case 'docx':
			// A library that no phone waits for: read from disk when it is first asked for.
			return (await import('./docx.ts')).docx(written);
		case 'html':
			return onePage(written, words);
	}
}
