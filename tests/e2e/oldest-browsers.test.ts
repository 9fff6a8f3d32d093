// Chrome 90, Safari 14.1, Firefox 90 (README): nothing that a phone may load is newer than they are, and a page that
// cannot begin all the same sends its reader to the cards.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, see, tap } from './support/acts.ts';
import { openDevice } from './support/devices.ts';
import { Party } from './support/party.ts';
import { all, phoneFiles, type Node, type PhoneFile } from './support/phone-files.ts';
import { residentSay } from './support/words.ts';

/** Methods of what a language or a page gives, newer than one of the three; asked for by `in` or `?.` they may stand. */
const methods = new Set(
	`at findLast findLastIndex toSorted toReversed toSpliced with hasOwn groupBy withResolvers fromAsync isWellFormed
	toWellFormed union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom
	throwIfAborted randomUUID checkVisibility showPopover hidePopover togglePopover moveBefore startViewTransition
	requestIdleCallback setHTML toJSONString`.split(/\s+/u)
);
/** The same, for names that others have too. */
const statics = new Set(['AbortSignal.timeout', 'AbortSignal.any', 'Promise.try']);
const globals = new Set([
	'structuredClone',
	'BroadcastChannel',
	'AggregateErrors',
	'Temporal',
	'scheduler',
	'requestIdleCallback'
]);

const nameOf = (node: unknown): string =>
	typeof node === 'object' && node !== null && 'name' in node ? String(node.name) : '';

function newMethod({ callee, optional }: Node): string | null {
	if (typeof callee !== 'object' || callee === null || optional === true) return null;
	const { object, property, computed } = callee as Node;
	if (computed === true) return null;
	const called = `${nameOf(object)}.${nameOf(property)}`;
	return methods.has(nameOf(property)) || statics.has(called) ? called : null;
}

/** What of newer JavaScript stands in it. */
function newer(node: Node): string | null {
	switch (node.type) {
		case 'StaticBlock':
		case 'PrivateIdentifier':
		case 'PropertyDefinition':
		case 'ImportAttribute':
			return node.type; // class fields: before Safari 16 they lose the variables around them
		case 'CallExpression':
			return newMethod(node);
		case 'NewExpression':
			return globals.has(nameOf(node['callee'])) ? nameOf(node['callee']) : null;
		case 'Literal': {
			const regex = node['regex'] as { pattern: string; flags: string } | undefined;
			return regex && (/[dv]/.test(regex.flags) || /\(\?<[=!]/.test(regex.pattern))
				? `/${regex.pattern}/`
				: null;
		}
		default:
			return null;
	}
}

/** Await that belongs to no function: Safari 15. */
function awaitsAtTop(node: Node): boolean {
	if (/Function/.test(node.type)) return false;
	if (node.type === 'AwaitExpression' || node['await'] === true) return true;
	return Object.values(node)
		.flat()
		.some(
			(value) => typeof value === 'object' && value !== null && 'type' in value && awaitsAtTop(value as Node)
		);
}

const newStyles = [
	/:has\((?!footer \.notice)/, // there it moves a button out of the way of a notice, no more
	/:modal\b/,
	/@(container|layer|scope|property|starting-style)\b/,
	/(^|[{;])aspect-ratio:/,
	/(^|[{;])(translate|rotate|scale|accent-color):/,
	/color-mix\(|oklch\(|lab\(|light-dark\(/,
	/\d(svh|lvh|cqw|cqi|lh)\b/,
	/[{;]&/
];
/** A height by the newest unit needs one by an older before it. */
const bareDvh = /(?:^|[{;])([\w-]+):[^;}]*dvh/g;

function newerStyles(text: string): readonly string[] {
	const bare = text
		.match(/\{[^{}]*\}/g)
		?.flatMap((block) =>
			[...block.matchAll(bareDvh)]
				.filter(([, property]) => !block.includes(`${property}:100vh`))
				.map(([found]) => found)
		);
	return [...newStyles.filter((style) => style.test(text)).map(String), ...(bare ?? [])];
}

function stylesOf({ text, tree }: PhoneFile): readonly string[] {
	if (!tree) return [text];
	return [...all(tree)].flatMap(({ type, value }) => {
		const words = type === 'TemplateElement' ? (value as { cooked: string }).cooked : value;
		return typeof words === 'string' && words.includes('{') ? [words] : [];
	});
}

const files = phoneFiles();

test('every file of a phone is looked at', () => {
	expect(files.length).toBeGreaterThan(10);
	expect(files.some(({ text }) => text.includes('textarea'))).toBe(true);
});

test.each(files)('$path holds no JavaScript that is newer than the oldest browsers', ({ tree }) => {
	const found = tree ? [...all(tree)].flatMap((node) => newer(node) ?? []) : [];
	expect([...new Set(found)]).toEqual([]);
	expect(tree !== null && awaitsAtTop(tree)).toBe(false);
});

test.each(files)('$path holds no style that is newer and has nothing to fall back to', (file) => {
	expect(stylesOf(file).flatMap(newerStyles)).toEqual([]);
});

let party: Party;
let vote = '';
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	vote = party.desk.view.votes[0]?.id ?? '';
	await party.desk.do({ type: 'OpenVote', vote });
});
afterAll(() => party.close());

/** What browsers of 2021 do not have, taken away from one of today. */
function takeAway(): void {
	const lists: readonly object[] = [Array.prototype, String.prototype, Uint8Array.prototype];
	for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'])
		for (const list of lists) Reflect.deleteProperty(list, name);
	for (const name of ['hasOwn', 'groupBy']) Reflect.deleteProperty(Object, name);
	for (const name of ['withResolvers', 'try']) Reflect.deleteProperty(Promise, name);
	for (const name of ['structuredClone', 'requestIdleCallback', 'BroadcastChannel'])
		Reflect.deleteProperty(globalThis, name);
	for (const name of ['showModal', 'show', 'close'])
		Reflect.deleteProperty(HTMLDialogElement.prototype, name);
	for (const name of ['timeout', 'any']) Reflect.deleteProperty(AbortSignal, name);
}

test('a phone of 2021 votes, and its windows open and close', async () => {
	const say = await residentSay('fr');
	const { page, context } = await party.blank('phone', '/minutes/none');
	await page.addInitScript(takeAway);
	await page.goto(`${party.server.phones}/#${party.key}`);
	await tap(page, say('vote.choice.for'));
	await see(page, say('answer.ballot'));
	await tap(page, say('me.give'));
	const sheet = page.getByRole('dialog');
	await sheet.getByLabel(say('me.label')).fill('Samira');
	await sheet.getByRole('button', { name: say('me.send') }).tap();
	await see(page, say('me.called', { name: 'Samira' }));
	await tap(page, say('me.change'));
	await page
		.getByRole('dialog')
		.getByRole('button', { name: say('close') })
		.tap();
	await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
	await expect
		.poll(() => button(page, say('me.change')).evaluate((it) => it === document.activeElement))
		.toBe(true);
	await context.close();
});

test.each([
	['a script of its first load fails', /entry\/app\..*\.js$/, 'throw new Error("no")'],
	['it is written in a language of later years', /chunks\/.*\.js$/, 'const x = |;']
])('a page that cannot begin, because %s, sends its reader to the cards', async (_, file, script) => {
	for (const [language, words] of [
		['fr', 'prenez une carte'],
		['en', 'take a card']
	] as const) {
		const { page, context } = await openDevice(party.browser, 'phone', { language });
		await page.route(file, (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
		await page.goto(`${party.server.phones}/#${party.key}`, { waitUntil: 'commit' });
		await see(page, new RegExp(words));
		await context.close();
	}
});

test('a page that began, and fails before the meeting is shown, sends its reader to the cards', async () => {
	const say = await residentSay('fr');
	const { page, context } = await party.blank('phone', '/minutes/none');
	await page.routeWebSocket(/live/, () => undefined);
	await page.route(/\/live\//, () => undefined);
	await page.goto(`${party.server.phones}/#${party.key}`);
	await see(page, say('joining.title'));
	await page.evaluate(() => void Promise.reject(new TypeError('findLast is not a function')));
	await see(page, say('joining.card'));
	await context.close();
});
