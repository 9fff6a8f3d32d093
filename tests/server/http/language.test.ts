import { expect, test } from 'vitest';
import { languageAsked } from '#server/http/language.ts';

test.each([
	[undefined, 'fr'],
	['', 'fr'],
	['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
	['en-GB,en;q=0.9', 'en'],
	['ar,en;q=0.5,fr;q=0.4', 'en'],
	['en;q=0.3,fr;q=0.7', 'fr'],
	['en;q=0', 'fr'],
	['de-DE,*;q=0.1', 'fr']
])('L19 Accept-Language %s: %s', (header, expected) => {
	expect(languageAsked(header)).toBe(expected);
});

test.each([
	['en', 'en'],
	['EN-gb', 'en'],
	['de', 'fr'],
	['', 'fr'],
	[['en', 'fr'], 'fr'],
	[undefined, 'fr']
])('L19 an address that asks for %j goes before the browser’s language: %s', (named, expected) => {
	expect(languageAsked('fr', named)).toBe(expected);
});
