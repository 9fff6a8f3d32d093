import { describe, expect, test } from 'vitest';
import { createTranslator } from '#i18n/translator.ts';

const french = {
	'header.present': { one: '{n} personne ici', other: '{n} personnes ici' },
	'rank.nth': { one: 'Vous êtes {n}er', other: 'Vous êtes {n}e' },
	'floor.name': '{name} parle'
};
const english = {
	'header.present': { one: '{n} person here', other: '{n} people here' },
	'rank.nth': { one: 'You are {n}st', two: 'You are {n}nd', few: 'You are {n}rd', other: 'You are {n}th' }
};

describe('a translator', () => {
	const fr = createTranslator<'resident'>('fr', french);
	const en = createTranslator<'resident'>('en', english, { fallback: french });

	test('the translator fills in values', () => {
		expect(fr('floor.name', { name: 'Samira' })).toBe('Samira parle');
	});

	test('the translator turns quotation marks within quotation marks around a title; what somebody said keeps its own', () => {
		const say = createTranslator<'staff'>('fr', {
			'moving.export.title': 'Exporter la séance «\u00a0{title}\u00a0»',
			'facilitate.page': '{title} · Tablée',
			'entry.quoted': '«\u00a0{words}\u00a0»'
		});
		const title = 'Question «\u00a0clé\u00a0» ?';
		expect(say('moving.export.title', { title })).toBe('Exporter la séance «\u00a0Question “clé” ?\u00a0»');
		expect(say('facilitate.page', { title })).toBe(`${title} · Tablée`);
		expect(say('entry.quoted', { words: title })).toBe(`«\u00a0${title}\u00a0»`);
	});

	test('the translator has its own words for the number zero, if they are given', () => {
		const votes = {
			'vote.open': { zero: 'Personne n’a répondu', one: '{n} a répondu', other: '{n} ont répondu' }
		};
		const say = createTranslator<'resident'>('fr', votes);
		expect([0, 1, 2].map((n) => say('vote.open', { n }))).toEqual([
			'Personne n’a répondu',
			'1 a répondu',
			'2 ont répondu'
		]);
	});

	test('the translator takes a value as it is, whatever it holds', () => {
		expect(fr('floor.name', { name: '$& {name}' })).toBe('$& {name} parle');
	});

	test.each([
		['fr', 0, '0 personne ici'],
		['fr', 1, '1 personne ici'],
		['fr', 2, '2 personnes ici'],
		['en', 0, '0 people here'],
		['en', 1, '1 person here']
	] as const)('the translator chooses the plural as %s does, for %i', (language, n, words) => {
		expect((language === 'fr' ? fr : en)('header.present', { n })).toBe(words);
	});

	test.each([
		[2, 'You are 2nd'],
		[3, 'You are 3rd'],
		[11, 'You are 11th'],
		[21, 'You are 21st']
	])('the translator chooses an ordinal for a key that ends in .nth: %i', (n, words) => {
		expect(en('rank.nth', { n })).toBe(words);
	});

	test('the translator falls back to French if a translation is missing, and lists it', () => {
		const missing: string[] = [];
		const t = createTranslator<'resident'>('en', english, {
			fallback: french,
			onMissing: (key) => missing.push(key)
		});
		expect(t('floor.name', { name: 'Samira' })).toBe('Samira parle');
		expect(missing).toEqual(['floor.name']);
	});
});
