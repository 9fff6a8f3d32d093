// Chrome 90, Safari 14.1, Firefox 90 (README): no file that a phone may load needs anything newer. oldest-scan.test.ts tests the scan
// itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newerMarkup } from '../support/browser/oldest/markup.ts';
import { newerScript } from '../support/browser/oldest/script.ts';
import { newerStyles } from '../support/browser/oldest/styles.ts';
import { styleFiles } from '#server/documents/html/style.ts';
import { all, namedFiles, phoneFiles, type PhoneFile } from '../support/browser/phone-files.ts';

/** Newer features that may stand in a phone's files all the same, and why. */
const mayStand = new Map([
	['.showModal()', 'asked for by `in`: without it the window opens by its attribute'],
	['<dialog>', 'it opens by its attribute'],
	['::backdrop', 'without it the window stands on the page'],
	[':focus-visible', 'the ring of the browser stands there'],
	['::selection', 'a colour'],
	['outline', 'all draw it; older ones leave its corners square'],
	['color-scheme', 'colours of scroll bars'],
	['text-size-adjust', 'with its prefix before'],
	['user-select', 'with its prefix before'],
	['text-wrap', 'lines of a heading alike'],
	['cursor: pointer', 'a finger has none'],
	['resize', 'a finger pulls no corner'],
	['scroll-behavior', 'it jumps there'],
	['<input inputmode>', 'the whole keyboard comes'],
	['<input enterkeyhint>', 'the key has its usual word'],
	['<input autocapitalize>', 'the server reads either case'],
	['.capture()', 'a method of the framework’s own'],
	['.in()', 'a method of the framework’s own']
]);

/** The same, only for the style of the minutes. */
const mayStandInMinutes = new Map([
	['font-family: system-ui', 'the letters behind it are named'],
	['@page', 'the browser has margins of its own'],
	['size', 'of the paper: whoever prints chooses it'],
	['break-after: avoid', 'a heading may end a printed page'],
	['orphans', 'a line may end a printed page alone'],
	['widows', 'a line may begin a printed page alone']
]);

function wordsOf({ tree }: PhoneFile): readonly string[] {
	return [...all(tree ?? { type: 'None' })].flatMap(({ type, value }) => {
		const words = type === 'TemplateElement' ? (value as { cooked: string }).cooked : value;
		return typeof words === 'string' ? [words] : [];
	});
}
const isStyle = (words: string): boolean => /\{[^}]*:[^}]*\}/.test(words) && !words.includes('<');

function newerIn(file: PhoneFile): readonly string[] {
	if (!file.tree) return newerStyles(file.text);
	const words = wordsOf(file);
	return [
		...newerScript(file.text),
		...words.filter(isStyle).flatMap(newerStyles),
		...words.flatMap(newerMarkup)
	];
}

const files = phoneFiles();
const minutes = String(styleFiles.get('style.css')?.body);
const shell = readFileSync(join(import.meta.dirname, '../../build/index.html'), 'utf8');
const within = (element: string): readonly string[] =>
	[...shell.matchAll(new RegExp(`<${element}[^>]*>([^<]+)</${element}>`, 'g'))].map(([, text = '']) => text);

test('every file of a phone is looked at', () => {
	const { script, styles, words, later } = namedFiles();
	const named = new Set([script, ...styles, ...Object.values(words), ...Object.values(later).flat()]);
	expect(named.size).toBeGreaterThan(10);
	expect(files.map(({ path }) => path).toSorted()).toEqual([...named].toSorted());
	expect(files.some(({ text }) => text.includes('textarea'))).toBe(true);
	expect([within('script').length, within('style').length]).not.toContain(0);
});

test.each(files)('$path needs nothing newer than the oldest browsers', (file) => {
	expect(newerIn(file).filter((name) => !mayStand.has(name))).toEqual([]);
});

test('the shell needs nothing newer than the oldest browsers', () => {
	expect([
		...within('script').flatMap(newerScript),
		...within('style').flatMap(newerStyles),
		...newerMarkup(shell)
	]).toEqual([]);
});

test('the style of the minutes needs nothing newer than the oldest browsers', () => {
	expect(minutes).toContain('.facts');
	expect(newerStyles(minutes).filter((name) => !mayStand.has(name) && !mayStandInMinutes.has(name))).toEqual(
		[]
	);
	expect([...mayStandInMinutes.keys()].filter((name) => !newerStyles(minutes).includes(name))).toEqual([]);
});

test('every listed exception is really there', () => {
	const found = new Set(files.flatMap(newerIn));
	expect([...mayStand.keys()].filter((name) => !found.has(name))).toEqual([]);
});
