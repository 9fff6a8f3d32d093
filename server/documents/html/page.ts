// The page of the minutes, without a script. The live page loads its style and fonts from this server. The page as one file contains
// both, and loads nothing wherever it is opened.
import type { DocumentFile } from '#api/minutes-files.ts';
import { languages } from '#i18n/catalogue.ts';
import { languageFacts } from '#i18n/languages.ts';
import { mask } from '#meeting/masking.ts';
import type { WrittenDocument } from '../blocks.ts';
import type { Here } from '../here.ts';
import type { Words } from '../../process/words.ts';
import { isolatedElements, partElement, spansElement } from './blocks.ts';
import { html, Markup } from './markup.ts';
import { sign } from './sign.ts';
import { wholeStyle } from './style.ts';

/** The addresses in the live page. */
export interface Links {
	readonly here: Here;
	/** "/minutes": the address of style and fonts. */
	readonly base: string;
	/** In which the document can be saved. */
	readonly files: readonly DocumentFile[];
}

/** The page at its address, with links to save it. */
export function livePage(written: WrittenDocument, words: Words, { here, base, files }: Links): string {
	const head = html`<link rel="stylesheet" href="${base}/style.css" />`;
	const links = navigation(written, words, here, files);
	return page(written, words, head, links, otherLanguage(words, here));
}

/** The same page as one file. It has no link to the server, which will be gone when the file is read. */
export function onePage(written: WrittenDocument, words: Words): string {
	const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";
	const head = html`<meta http-equiv="Content-Security-Policy" content="${policy}" />
		<style>
			${new Markup(wholeStyle())}
		</style>`;
	return page(written, words, head, null, null);
}

/** A page in place of the minutes, which says that they do not exist, or not now. */
export const sayingPage = (
	what: 'missing' | 'busy' | 'broken' | 'expired',
	words: Words,
	base: string
): string => messagePage(words.t(`page.${what}.title`), [words.t(`page.${what}.text`)], words, base);

export function messagePage(
	title: string,
	texts: readonly string[],
	{ language }: Words,
	base: string
): string {
	return String(
		html`${doctype}
			<html lang="${language}" dir="${languageFacts[language].direction}">
				${headOf(title, html`<link rel="stylesheet" href="${base}/style.css" />`)}
				<body>
					<header>
						<div class="brand">
							${sign}
							<p>Tablée</p>
						</div>
					</header>
					<main id="main">
						<h1>${title}</h1>
						${texts.map((text) => html`<p>${text}</p>`)}
					</main>
				</body>
			</html> `
	);
}

const doctype = new Markup('<!doctype html>\n');

function page(
	written: WrittenDocument,
	{ language, t }: Words,
	style: Markup,
	links: Markup | null,
	other: Markup | null
): string {
	const { name, look, title, over, notice, foot } = written;
	return masksNamed(
		t('aloud.masked'),
		html`${doctype}
			<html lang="${language}" dir="${languageFacts[language].direction}">
				${headOf(name, style)}
				<body class="${look}">
					<a class="skip" href="#main">${t('page.skip')}</a>
					<header>
						<div class="brand">
							${sign}
							<p dir="auto">${isolatedElements(over)}</p>
						</div>
						${other}
					</header>
					<main id="main">
						<h1 dir="auto">${title}</h1>
						${notice === null ? null : html`<p class="notice">${notice}</p>`}${links}
						${look === 'brief' ? factsElement(written) : null} ${leadElement(written)}
						${look === 'brief' ? null : factsElement(written)}${contents(written)}
						${written.parts.map((part) => partElement(part))}
					</main>
					<footer>${foot.map((line) => html`<p>${line}</p>`)}</footer>
				</body>
			</html> `
	);
}

/** F4. A program that reads the page aloud says the word. The head, and what stands within a tag, stay as they are. */
function masksNamed(name: string, page: Markup): string {
	const [head = '', ...body] = String(page).split(/(?=<body)/u);
	const named = String(html`<span role="img" aria-label="${name}">${mask}</span>`);
	return head + body.join('').replace(/▮▮▮(?=[^<>]*<)/gu, () => named);
}

const headOf = (title: string, style: Markup): Markup =>
	html`<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="referrer" content="no-referrer" />
		<meta name="robots" content="noindex" />
		<title>${title}</title>
		${style}
	</head>`;

const leadElement = ({ lead }: WrittenDocument): Markup => html`<div class="lead">${partElement(lead)}</div>`;

const factsElement = ({ factsTitle, facts }: WrittenDocument): Markup | null =>
	facts.length === 0
		? null
		: html`<section class="facts" aria-labelledby="facts-t">
				<h2 id="facts-t" class="unseen">${factsTitle}</h2>
				<dl>
					${facts.map(
						({ label, spans }) =>
							html`<div>
								<dt>${label}</dt>
								<dd dir="auto">${spansElement(spans)}</dd>
							</div>`
					)}
				</dl>
			</section>`;

const contents = ({ contents: label, parts, look }: WrittenDocument): Markup | null =>
	look !== 'page' || parts.length === 0
		? null
		: html`<nav class="contents" aria-labelledby="contents-t">
				<h2 id="contents-t">${label}</h2>
				<ul>
					${parts.map(
						({ anchor, title }) =>
							html`<li dir="auto">
								<a href="#${anchor}"><span>${isolatedElements(title)}</span></a>
							</li>`
					)}
				</ul>
			</nav>`;

/** In the language, with what else stands in the address. */
const linkTo = ({ path, query }: Here, language: string, extension = ''): string =>
	`${path}${extension}?lang=${language}${query && `&${query}`}`;

function navigation(
	{ notice }: WrittenDocument,
	{ t, language }: Words,
	here: Here,
	files: readonly DocumentFile[]
): Markup {
	return html`<nav class="keep" aria-label="${t('page.keep')}">
		${notice === null ? null : html`<a class="way" href="${linkTo(here, language)}">${t('page.refresh')}</a>`}
		<p>${t('page.keep')}</p>
		<ul>
			${files.map((file) => html`<li><a href="${linkTo(here, language, `.${file}`)}" download>${t(`page.keep.${file}`)}</a></li>`)}
		</ul>
	</nav>`;
}

function otherLanguage({ t, language }: Words, here: Here): Markup {
	const others = languages.filter((code) => code !== language);
	return html`<nav aria-label="${t('lang.choose')}">
		${others.map((code) => html`<a class="way" href="${linkTo(here, code)}" lang="${code}" hreflang="${code}">${languageFacts[code].name}</a>`)}
	</nav>`;
}
