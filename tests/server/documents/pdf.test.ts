// The minutes as PDF, read back as a program for reading aloud reads them. Each takes a while, so a few are made and much is asked of them.
import { beforeAll, describe, expect, test } from 'vitest';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { compose } from '#server/documents/compose/document.ts';
import { pdf } from '#server/documents/pdf/pdf.ts';
import { wordsIn } from '#server/process/words.ts';
import { evening, names, stringsIn } from '#tests/support/meeting/evening.ts';
import { six } from '#tests/support/meeting/evening-contents.ts';
import { readPdf, type ReadPdf } from '../../support/documents/pdf.ts';
import { spaced } from '../../support/documents/reading.ts';

const at = six + 42 * 60_000;
const minutes = minutesOf(evening, names);
const made = (of: Minutes, language: 'fr' | 'en' = 'fr') =>
	pdf(compose(of, wordsIn(language, 'Europe/Paris'), at), at);
/** As it is read, without the ends of its lines. */
const flat = (text: string) => text.replace(/[\s\u0000\u000B\uFFFE\uFFFF\uFFFD\uD800-\uDFFF]+/g, '');
const put = (instead: (told: string) => string): Minutes =>
	JSON.parse(JSON.stringify(minutes), (_, each: unknown) =>
		typeof each === 'string' && each.startsWith('told-') ? instead(each) : each
	) as Minutes;

describe('the PDF', () => {
	let french: ReadPdf;
	beforeAll(async () => {
		french = await readPdf(await made(minutes));
	}, 60_000);

	test('D16 the PDF says all that the minutes say, and no more', () => {
		const text = flat(french.text);
		expect(stringsIn(minutes, 'told-').filter((each) => !text.includes(flat(each)))).toEqual([]);
		expect(`${french.title} ${french.text}`).not.toContain('hush-');
	});

	test('D17 the PDF shows the rounds of a vote, what was not counted, and that it is no election', () => {
		const text = spaced(french.text);
		expect(text).toContain('34 personnes ont répondu sur 38 présentes : 29 par téléphone, 5 à main levée.');
		expect(text.split('Expression de la réunion, pas une élection.')).toHaveLength(3);
		expect(text).toContain('1 idée laissée de côté par l’animation.');
		expect(text).not.toContain('%');
	});

	test('D70 the PDF has its language, its title and its tags, on pages of A4', () => {
		expect(french).toMatchObject({
			language: 'fr',
			title: 'Compte rendu\u00a0: told-title',
			size: [210, 297]
		});
		for (const tag of ['H1', 'H2', 'P', 'TH', 'TD', 'LBody']) expect(french.tags).toContain(tag);
		expect(french.tags.filter((tag) => tag === 'H1').length).toBeGreaterThan(5);
	});

	test('D70 the PDF is read in the order in which the document tells', () => {
		const order = [
			...['told-title', 'Décisions', 'Décision 1', 'told-words-entry-decision', 'told-question-vote-1'],
			...['told-words-entry-action', 'told-next-place', 'told-convener', 'told-words-entry-off']
		];
		const places = order.map((each) => french.text.indexOf(each));
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
	});
});

test('D19 the PDF shows as text whatever people typed', async () => {
	const attacks =
		'#let x = 1 $x^2$ *gras* _penché_ `code` @told <told> = Titre\n+ liste\n/ terme: #read("/etc/passwd") \\ "é" // fin /* fin */ \u0000\u000B\uFFFE\uD800';
	const { text } = await readPdf(await made(put((told) => `${told} ${attacks}`)));
	const seen = flat(text);
	for (const told of stringsIn(minutes, 'told-')) expect(seen).toContain(flat(`${told} ${attacks}`));
}, 60_000);

test('D71 a number in Arabic is read back from the PDF as it was typed, and so is each word; Turkish has its letters', async () => {
	const sentences = [
		'نريد 12 مقعدا منذ 2024',
		'نريد مقاعد في Place 12 الجديدة',
		'Yeşil ağaçlar, ışık ve İstanbul'
	];
	let n = 0;
	const mixed = put(() => sentences[n++ % sentences.length] ?? '');
	const { text, pages } = await readPdf(await made(mixed, 'en'));
	for (const word of sentences.flatMap((each) => each.split(/[ ,]+/))) expect(text).toContain(word);
	expect(text).not.toMatch(/(?<!\d)(21|4202)(?!\d)/);
	expect(text).not.toMatch(/[\u2066-\u2069]/);
	expect(pages).toBeLessThan(8);
}, 60_000);
