// The notices that the licences require: of each package in the server and in the pages, of the parts that bundlers add, of Node with its
// parts, and of Tablée. If a package has no licence text, the build fails.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';

const root = resolve(import.meta.dirname, '../..');
/** These bundlers add a few lines of their own. */
const bundlers = ['rolldown', 'vite'];
/** These packages come without a licence text. Another package has it: of the same author, or of a licence that names no author. */
const textsOf: Readonly<Record<string, string>> = {
	sirv: 'totalist',
	'@polka/url': 'totalist',
	'@myriaddreamin/typst-ts-web-compiler': 'typescript'
};
const about = v.object({ version: v.string(), license: v.string() });

export interface Notice {
	readonly name: string;
	readonly version: string;
	readonly licence: string;
	readonly text: string;
}

const folderOf = (name: string): string => join(root, 'node_modules', name);

function textOf(name: string): string {
	const files = readdirSync(folderOf(name)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
	return files.map((file) => readFileSync(join(folderOf(name), file), 'utf8').trim()).join('\n\n');
}

function noticeOf(name: string): Notice {
	const manifest: unknown = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8'));
	const { version, license } = v.parse(about, manifest);
	const text = textOf(name) || textOf(textsOf[name] ?? name);
	if (text === '') throw new Error(`${name} has no text of its licence`);
	return { name, version, licence: license, text };
}

export const noticesOf = (packages: readonly string[]): Notice[] =>
	[...new Set([...packages, ...bundlers])].sort().map(noticeOf);

const line = '-'.repeat(80);

export function written(notices: readonly Notice[], node: { version: string; notice: Buffer }): string {
	const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
	const parts = [
		{ title: 'Tablée', text: own },
		...notices.map(({ name, version, licence, text }) => ({
			title: `${name} ${version} (${licence})`,
			text
		})),
		{ title: `Node.js ${node.version}`, text: node.notice.toString('utf8').trim() }
	];
	const contents = parts.map(({ title }) => `- ${title}`).join('\n');
	const texts = parts.map(({ title, text }) => `${line}\n${title}\n${line}\n\n${text}\n`).join('\n');
	return `What this folder is made of, and the licence of each.\n\n${contents}\n\n${texts}`.replaceAll(
		'\r\n',
		'\n'
	);
}
