// Serves the surfaces. Each is one built page, which gets its language and direction here. Any other address shows a page that
// says what to do.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import * as v from 'valibot';
import { languages, type LanguageCode } from '#i18n/catalogue.ts';
import { languageFacts } from '#i18n/languages.ts';
import { wordsIn } from '../process/words.ts';
import { languageAsked } from './language.ts';

const shells = {
	'/': 'index.html',
	'/enter': 'enter.html',
	'/tables': 'tables.html',
	'/facilitate': 'facilitate.html',
	'/scribe': 'scribe.html',
	'/screen': 'screen.html',
	'/slip': 'slip.html',
	'/guide': 'guide.html'
} as const;

/** A page in one language. It is compressed once somebody asks for it: a start does not wait for that. */
class PageInLanguage {
	readonly html: Buffer;
	readonly tag: string;
	#gzip: Buffer | null = null;

	constructor(html: string) {
		this.html = Buffer.from(html);
		const tag = createHash('sha256').update(this.html).digest('base64url').slice(0, 22);
		this.tag = `"${tag}"`;
	}

	get gzip(): Buffer {
		return (this.#gzip ??= gzipSync(this.html, { level: 9 }));
	}
}
type Page = ReadonlyMap<LanguageCode, PageInLanguage>;

const phoneSchema = v.object({
	script: v.string(),
	styles: v.array(v.string()),
	words: v.record(v.string(), v.string())
});
/** The built files that begin the phone's page, and its words by language. */
type PhoneFiles = v.InferOutput<typeof phoneSchema>;
const phoneMark = '%tablee.phone%';

function phoneFiles(build: string): PhoneFiles | null {
	const file = join(build, '_app/phone.json');
	return existsSync(file) ? v.parse(phoneSchema, JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** Its words are asked for with its script, so that nothing waits for them later. */
function beginning(language: LanguageCode, { script, styles, words }: PhoneFiles): string {
	const spoken = words[language];
	return [
		`<script src="${script}" type="module"></script>`,
		...(spoken === undefined ? [] : [`<link href="${spoken}" rel="modulepreload">`]),
		...styles.map((file) => `<link href="${file}" rel="stylesheet">`)
	].join('');
}

const inLanguage = (html: string, language: LanguageCode, phone: PhoneFiles | null): string =>
	html
		.replace('%tablee.lang%', language)
		.replace('%tablee.dir%', languageFacts[language].direction)
		.replace('%tablee.late%', escapedHtml(wordsIn(language).t('page.late')))
		.replaceAll('%tablee.card%', escapedHtml(wordsIn(language).t('page.card')))
		.replace(phoneMark, phone ? beginning(language, phone) : '');

const page = (html: string, phone: PhoneFiles | null): Page =>
	new Map(languages.map((language) => [language, new PageInLanguage(inLanguage(html, language, phone))]));

/** A page names its files by their content, so the pages alone tell one build from another. */
const buildOf = (pages: readonly string[]): string =>
	createHash('sha256').update(pages.join()).digest('base64url').slice(0, 12);

export class Pages {
	readonly #shells = new Map<string, Page>();
	/** The hashes of the pages' inline scripts, in the form that a Content-Security-Policy needs. */
	readonly scriptHashes: readonly string[];
	/** The name of this build: another one has other files. */
	readonly build: string;

	/** `mark`: what the pages are marked with. */
	constructor(build: string, mark?: string) {
		const phone = phoneFiles(build);
		const sources = Object.entries(shells)
			.filter(([, file]) => existsSync(join(build, file)))
			.map(([path, file]) => ({ path, html: readFileSync(join(build, file), 'utf8') }));
		this.build = buildOf([...sources.map(({ html }) => html), JSON.stringify(phone)]);
		const named = mark === undefined ? this.build : `${this.build}" data-mark="${escapedHtml(mark)}`;
		for (const { path, html } of sources)
			this.#shells.set(path, page(html.replace('%tablee.build%', named), path === '/' ? phone : null));
		this.scriptHashes = [...new Set(sources.flatMap(({ html }) => inlineScripts(html)))];
	}

	serve: RequestHandler = (request, response, next) => {
		const shell = this.#shells.get(request.path);
		const isRead = request.method === 'GET' || request.method === 'HEAD';
		if (shell && isRead) send(request, response, shell);
		else next();
	};
}

function inlineScripts(html: string): string[] {
	const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
	return scripts.map(
		([, code]) =>
			`'sha256-${createHash('sha256')
				.update(code ?? '')
				.digest('base64')}'`
	);
}

function send(request: Request, response: Response, wanted: Page): void {
	const written = wanted.get(languageAsked(request.headers['accept-language']));
	if (!written) throw new Error('every page is written in every language');
	const { html, tag } = written;
	response.set({
		'Content-Type': 'text/html; charset=utf-8',
		'Cache-Control': 'no-cache',
		Vary: 'Accept-Language, Accept-Encoding',
		ETag: tag
	});
	if (request.headers['if-none-match'] === tag) return void response.status(304).end();
	const isZipped = request.acceptsEncodings('gzip') === 'gzip';
	if (isZipped) response.set('Content-Encoding', 'gzip');
	response.end(isZipped ? written.gzip : html);
}

export const escapedHtml = (text: string): string =>
	text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

/** The page for an address that does not exist. */
export function missingPage(): RequestHandler {
	const page: Page = new Map(languages.map((code) => [code, new PageInLanguage(missing(code))]));
	return (request, response) => send(request, response.status(404), page);
}

function missing(language: LanguageCode): string {
	const { t } = wordsIn(language);
	const title = escapedHtml(t('missing.title'));
	return `<!doctype html>
<html lang="${language}" dir="${languageFacts[language].direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Tablée</title><link rel="icon" href="/icon.svg">
<style>body{margin:0;padding:2rem 1.25rem;background:#FBF7F0;color:#16232F;font:1.125rem/1.5 "Atkinson Hyperlegible Next",system-ui,sans-serif}
main{max-inline-size:34rem;margin-inline:auto}a{color:#0B5C7A;font-weight:700;display:inline-block;padding-block:.75rem}</style></head>
<body><main><h1>${title}</h1><p>${escapedHtml(t('missing.text'))}</p><p><a href="/">${escapedHtml(t('missing.link'))}</a></p></main></body>
</html>
`;
}
