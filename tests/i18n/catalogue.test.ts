import { describe, expect, test } from 'vitest';
import { refusalCodes } from '#meeting/frame.ts';
import {
	languages,
	type LanguageCode,
	type Message,
	type Messages,
	type WordsPart
} from '#i18n/catalogue.ts';
import { languageFacts } from '#i18n/languages.ts';
import { loadMessages } from '#i18n/load.ts';
import { allParts } from '#tests/support/all-messages.ts';

const parts = Object.keys(allParts) as WordsPart[];
const wordsOf = (language: LanguageCode, part: WordsPart): Promise<Messages> =>
	loadMessages(language, { [part]: allParts[part] });
/** Texts that are the same in every language: names, units and borrowed words. */
const shared = new Set([
	...Object.values(languageFacts).map(({ name }) => name),
	...'Tablée Action Actions action actions Association Code Corrections Date Forum Menu Pause Vote Votes vote votes Question Questions Word message minute minutes Minutes Note Signature theme min s h QR Wi-Fi PDF'.split(
		' '
	)
]);
const isShared = (form: string): boolean =>
	(form.replace(/\{\w+\}/g, '').match(/[\p{L}-]+/gu) ?? []).every((word) => shared.has(word));

const formsOf = (message: Message): readonly string[] =>
	typeof message === 'string' ? [message] : Object.values(message);
const holes = (message: Message): string[] =>
	[...new Set(formsOf(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
const categories = (language: LanguageCode, key: string): string[] =>
	new Intl.PluralRules(language, { type: key.endsWith('.nth') ? 'ordinal' : 'cardinal' })
		.resolvedOptions()
		.pluralCategories.filter((category) => category !== 'many') // millions, in French
		.sort();

const told = (messages: Messages, wrong: (form: string, key: string) => boolean): string[] =>
	Object.entries(messages)
		.filter(([key, message]) => formsOf(message).some((form) => wrong(form, key)))
		.map(([key]) => key);

describe.each(parts)('the words of %s', async (part) => {
	const french = await wordsOf('fr', part);
	const english = await wordsOf('en', part);

	test.each(languages)('%s has the same keys as the source', async (language) => {
		expect(Object.keys(await wordsOf(language, part)).sort()).toEqual(Object.keys(french).sort());
	});

	test.each(languages)('%s takes the same values as the source', async (language) => {
		const words = await wordsOf(language, part);
		const differing = Object.entries(french).filter(
			([key, message]) => String(holes(message)) !== String(holes(words[key] ?? ''))
		);
		expect(differing.map(([key]) => key)).toEqual([]);
	});

	test.each(languages)('every plural form that %s needs is there', async (language) => {
		const messages = await wordsOf(language, part);
		const plurals = Object.entries(messages).filter(([, message]) => typeof message !== 'string');
		for (const [key, forms] of plurals) {
			const needed = categories(language, key);
			// The number zero may have words of its own, whatever a language needs.
			const given = Object.keys(forms).filter((form) => form !== 'zero' || needed.includes(form));
			expect([key, given.sort()]).toEqual([key, needed]);
		}
	});

	test('English holds no French', () => {
		const letters = /[àâçèêëîïôùûœ·«»]/i; // é: café, Tablée
		const same = told(english, (form, key) => formsOf(french[key] ?? '').includes(form) && !isShared(form));
		const spelt = told(english, (form) => letters.test(form) && !isShared(form));
		expect([...same, ...spelt]).toEqual([]);
	});

	test.each(languages)('no message of %s is empty or speaks in percentages', async (language) => {
		const words = await wordsOf(language, part);
		expect(told(words, (form) => form.trim() === '' || form.includes('%'))).toEqual([]);
	});

	test('French follows its typography', () => {
		expect(told(french, (form) => / [?!:;»]|« |'/.test(form))).toEqual([]);
	});
});

test('every refusal has its sentence, and every sentence its refusal', async () => {
	const refusals = await wordsOf('fr', 'refusals');
	expect(Object.keys(refusals).sort()).toEqual([...refusalCodes].sort());
});

test.each(languages)('a group without a name is called the same on every surface: %s', async (language) => {
	const [phone, staff, documents] = await Promise.all(
		(['wall', 'staff', 'documents'] as const).map((part) => wordsOf(language, part))
	);
	const called = [
		phone?.['wall.group'],
		staff?.['wall.group'],
		staff?.['stage.wall.unnamed'],
		documents?.['wall.group.unnamed']
	];
	expect(new Set(called).size, called.join(', ')).toBe(1);
});
