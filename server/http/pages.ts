// The surfaces: each is one built shell, given its language and direction here. An address that is none of them is
// a page of its own, and says what to do.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import * as v from 'valibot';
import { languages, type LanguageCode } from '#i18n/catalogue.ts';
import { wordsIn } from '../documents/words.ts';
import { direction, languageAsked } from './language.ts';

const shells = {
	'/': 'index.html',
	'/enter': 'enter.html',
	'/tables': 'tables.html',
	'/facilitate': 'facilitate.html',
	'/scribe': 'scribe.html',
	'/screen': 'screen.html'
} as const;

interface Written {
	readonly html: Buffer;
	readonly gzip: Buffer;
	readonly tag: string;
}
type Page = ReadonlyMap<LanguageCode, Written>;

function write(html: string): Written {
	const bytes = Buffer.from(html);
	const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
	return { html: bytes, gzip: gzipSync(bytes, { level: 9 }), tag: `"${tag}"` };
}

/** What a shell asks for with its first scripts: the built file of a language's words. */
type Words = Partial<Readonly<Record<string, string>>>;
const wordsMark = '<!-- tablee:words -->';

function wordFiles(build: string): Words {
	const file = join(build, '_app/words.json');
	if (!existsSync(file)) return {};
	return v.parse(v.record(v.string(), v.string()), JSON.parse(readFileSync(file, 'utf8')));
}

/** What Kit asks for before it shows anything, and names in no shell: the page of an error. */
function errorNode(build: string): string[] {
	const folder = join(build, '_app/immutable/nodes');
	const names = existsSync(folder) ? readdirSync(folder) : [];
	return names.filter((name) => /^1\..*\.js$/.test(name)).map((name) => `/_app/immutable/nodes/${name}`);
}

function inLanguage(html: string, language: LanguageCode, first: First): string {
	const files = [first.words[language] ?? [], first.others].flat();
	const preload = files.map((file) => `<link href="${file}" rel="modulepreload">`).join('');
	return html
		.replace('%tablee.lang%', language)
		.replace('%tablee.dir%', direction[language])
		.replace('%tablee.late%', escaped(wordsIn(language).t('page.late')))
		.replaceAll('%tablee.card%', escaped(wordsIn(language).t('page.card')))
		.replace(wordsMark, preload);
}

/** Asked for with the first scripts, so that nothing waits for it later. */
interface First {
	readonly words: Words;
	readonly others: readonly string[];
}
const nothing: First = { words: {}, others: [] };

const page = (html: string, first = nothing): Page =>
	new Map(languages.map((language) => [language, write(inLanguage(html, language, first))]));

export class Pages {
	readonly #shells = new Map<string, Page>();
	/** Of the shells' inline scripts, as a Content-Security-Policy names them. */
	readonly scriptHashes: readonly string[];

	constructor(build: string) {
		const sources: string[] = [];
		const first = { words: wordFiles(build), others: errorNode(build) };
		for (const [path, file] of Object.entries(shells)) {
			if (!existsSync(join(build, file))) continue;
			const html = readFileSync(join(build, file), 'utf8');
			sources.push(html);
			this.#shells.set(path, page(html, path === '/' ? first : nothing));
		}
		this.scriptHashes = [...new Set(sources.flatMap(inlineScripts))];
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
	const { html, gzip, tag } = written;
	response.set({
		'Content-Type': 'text/html; charset=utf-8',
		'Cache-Control': 'no-cache',
		Vary: 'Accept-Language, Accept-Encoding',
		ETag: tag
	});
	if (request.headers['if-none-match'] === tag) return void response.status(304).end();
	const isZipped = request.acceptsEncodings('gzip') === 'gzip';
	if (isZipped) response.set('Content-Encoding', 'gzip');
	response.end(isZipped ? gzip : html);
}

export const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

/** The page of an address where there is nothing. */
export function missingPage(): RequestHandler {
	const page: Page = new Map(languages.map((code) => [code, write(missing(code))]));
	return (request, response) => send(request, response.status(404), page);
}

function missing(language: LanguageCode): string {
	const { t } = wordsIn(language);
	const title = escaped(t('missing.title'));
	return `<!doctype html>
<html lang="${language}" dir="${direction[language]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Tablée</title><link rel="icon" href="/icon.svg">
<style>body{margin:0;padding:2rem 1.25rem;background:#FBF7F0;color:#16232F;font:1.125rem/1.5 "Atkinson Hyperlegible Next",system-ui,sans-serif}
main{max-inline-size:34rem;margin-inline:auto}a{color:#0B5C7A;font-weight:700;display:inline-block;padding-block:.75rem}</style></head>
<body><main><h1>${title}</h1><p>${escaped(t('missing.text'))}</p><p><a href="/">${escaped(t('missing.link'))}</a></p></main></body>
</html>
`;
}
