// Pages name files of this repository. If a file moves, the pages that name it must change, too.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const files = globSync('{*,{docs,messages,scripts,server,src,static,tests}/**}', { cwd: root }).map(
	(file) => `/${file.replaceAll('\\', '/')}`
);
const known = new Set(files);
/** CHANGELOG.md also speaks of former versions. */
const pages = files.filter((file) => file.endsWith('.md') && file !== '/CHANGELOG.md');
/** Made by the build. */
const built = ['_app/phone.json'];

/** A name with a folder before it, or alone between backticks. */
const file =
	/(?<![\w./:@~$<*{-])(?:[\w-]+\/)+[\w.+-]+\.(?:ts|js|svelte|md|json|html|css|svg|png|cmd)(?![\w*])|(?<=`)[\w.-]+\.(?:ts|svelte)(?=`)/g;
const folder = /(?<![\w./:@~$<*{-])(?:docs|messages|scripts|server|src|static|tests)\/[\w/-]*(?=[`\s),:;])/g;

const named = (text: string, what: RegExp): string[] => [...text.matchAll(what)].map(([each]) => each);
const isFile = (name: string): boolean =>
	built.includes(name) || files.some((each) => each.endsWith(`/${name}`));
const isFolder = (name: string): boolean => known.has(`/${name.replace(/\/$/, '')}`);

const gone = (text: string): string[] => [
	...named(text, file).filter((name) => !isFile(name)),
	...named(text, folder).filter((name) => !isFolder(name))
];

test('every file and folder that a page names is there', () => {
	expect(pages.length).toBeGreaterThan(10);
	const texts = pages.map((page) => [page, readFileSync(join(root, page), 'utf8')] as const);
	expect(texts.flatMap(([, text]) => named(text, file)).length).toBeGreaterThan(100);
	expect(texts.flatMap(([, text]) => named(text, folder)).length).toBeGreaterThan(20);
	expect(texts.flatMap(([page, text]) => gone(text).map((name) => `${name} in ${page}`))).toEqual([]);
});

test('a file or a folder that is gone would be found', () => {
	expect(gone('In server/store/line.ts: HMAC, `no-such.ts`, `server/old/` and server/room/room.ts.')).toEqual(
		['server/store/line.ts', 'no-such.ts', 'server/old/']
	);
});

/** `file.ts` (`name`), or `name` ([file.ts](file.ts)): the page says that the file has the name. */
const inFile =
	/`(?<file>[\w./-]+\.(?:ts|svelte))` \(`(?<name>#?\w+)`|`(?<name>\w+)` \(\[[^\]]*\]\((?<file>[\w./-]+\.ts)\)/g;
/** Whether a file that is called so has the name. */
const has = (path: string, name: string): boolean =>
	files.some((each) => each.endsWith(`/${path}`) && readFileSync(join(root, each), 'utf8').includes(name));
const strayIn = (text: string): string[] =>
	[...text.matchAll(inFile)].flatMap(({ groups: { file = '', name = '' } = {} }) =>
		has(file, name) ? [] : `${name} in ${file}`
	);

/** A name of the code, alone between backticks: `likeThis` or `LikeThis`. */
const codeName = /(?<=`)[A-Za-z][a-z]+[A-Z]\w*(?=`)/g;
const code = files
	.filter((each) => /^\/(?:scripts|server|src|tests)\/.*\.(?:ts|svelte|mjs|js)$/.test(each))
	.filter((each) => !each.startsWith('/tests/architecture/'))
	.map((each) => readFileSync(join(root, each), 'utf8'))
	.join('\n');
const nowhereIn = (text: string): string[] => named(text, codeName).filter((name) => !code.includes(name));

test('every name of the code that a page gives is somewhere in the code', () => {
	const texts = pages.map((page) => readFileSync(join(root, page), 'utf8'));
	expect(texts.flatMap((text) => named(text, codeName)).length).toBeGreaterThan(100);
	expect(texts.flatMap(nowhereIn)).toEqual([]);
});

test('a name of the code that is gone would be found', () => {
	expect(nowhereIn('`viewFor` sees what `noSuchName` and `NoSuchType` see')).toEqual([
		'noSuchName',
		'NoSuchType'
	]);
});

test('every name that a page gives with its file is in that file', () => {
	const texts = pages.map((page) => readFileSync(join(root, page), 'utf8'));
	expect(texts.flatMap((text) => [...text.matchAll(inFile)]).length).toBeGreaterThan(10);
	expect(texts.flatMap(strayIn)).toEqual([]);
});

test('a name that is not in its file would be found', () => {
	expect(
		strayIn('`room/room.ts` (`submit`), `room/room.ts` (`noSuch`), `Gone` ([x](server/room/kind.ts))')
	).toEqual(['noSuch in room/room.ts', 'Gone in server/room/kind.ts']);
});
