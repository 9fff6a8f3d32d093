// The text of the guide as one page without a script: a way to each part, figures, keys. In the text, `N` between backticks is a key, and pictures
// that stand together in a paragraph stand side by side.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { escapedHtml } from '#server/http/pages.ts';

export interface Picture {
	readonly address: string;
	readonly width: number;
	readonly height: number;
}
type FindPicture = (name: string) => Picture;

const title = 'Animer une soirée avec Tablée';

export function pageOf(text: string, find: FindPicture): string {
	const parts: Tokens.Heading[] = [];
	const marked = new Marked({
		walkTokens: (token) => void (token.type === 'heading' && parts.push(token as Tokens.Heading)),
		renderer: {
			html: ({ text }) => escapedHtml(text),
			codespan: ({ text }) => `<kbd>${escapedHtml(text)}</kbd>`,
			heading({ tokens, depth, text }) {
				return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
			},
			image: ({ href, text }) => figure(find(href), text),
			paragraph({ tokens }) {
				const inner = this.parser.parseInline(tokens);
				const isPictures = tokens.every(({ type, raw }) => type === 'image' || raw.trim() === '');
				return isPictures ? `<div class="pictures">${inner}</div>\n` : `<p>${inner}</p>\n`;
			}
		}
	});
	const content = marked.parse(spaced(text), { async: false });
	return whole(content, contents(parts));
}

/** In French a space that breaks no line stands before these signs, and within these quotes. */
const spaced = (text: string): string => text.replaceAll(/ (?=[:;!?»])|(?<=«) /g, '\u00a0');

/** `Avant la soirée` is at `#avant-la-soiree`. */
const anchorOf = (heading: string): string =>
	heading
		.normalize('NFD')
		.toLowerCase()
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-|-$/g, '');

const figure = ({ address, width, height }: Picture, words: string): string =>
	`<figure style="--shape:${(width / height).toFixed(3)}"><img src="${address}" width="${width}" height="${height}" alt=""><figcaption>${escapedHtml(words)}</figcaption></figure>`;

const contents = (parts: readonly Tokens.Heading[]): string =>
	parts
		.filter(({ depth }) => depth === 2)
		.map(({ text }) => `<li><a href="#${anchorOf(text)}">${escapedHtml(text)}</a></li>`)
		.join('');

const read = (file: string): string => readFileSync(resolve(import.meta.dirname, file), 'utf8');

/** The tokens of the surfaces, with the dark ones wherever the reader prefers them. Paper is light. */
function style(): string {
	const base = read('../../src/app.css');
	const dark = /^\[data-theme='dark'\] \{([^}]*)\}/m.exec(base)?.[1];
	if (dark === undefined) throw new Error('app.css has no dark tokens');
	return `${base}@media screen and (prefers-color-scheme: dark) { :root {${dark}} }\n${read('style.css')}`;
}

const whole = (content: string, ways: string): string => `<!doctype html>
<html lang="fr" dir="ltr" data-build="%tablee.build%">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>
${style()}</style>
</head>
<body>
<a class="skip" href="#guide">Aller au texte</a>
<header><img src="/icon.svg" alt="" width="56" height="56"><h1>${title}</h1></header>
<nav aria-label="Les parties du guide"><ul>${ways}</ul><p class="print">Pour l’imprimer : <kbd>Ctrl</kbd> + <kbd>P</kbd>.</p></nav>
<main id="guide">
${content}</main>
</body>
</html>
`;
