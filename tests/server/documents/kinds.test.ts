// The documents of an evening beside its minutes, read back from their files.
import { beforeAll, describe, expect, test } from 'vitest';
import { documentKinds, documentsOf, type DocumentKind } from '#api/minutes-files.ts';
import { languages } from '#i18n/catalogue.ts';
import { mask } from '#meeting/masking.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { numbersOf } from '#meeting/minutes/numbering.ts';
import { compose } from '#server/documents/compose/document.ts';
import { longestMessage, wholeWords } from '#server/documents/compose/message.ts';
import { formats } from '#server/documents/formats.ts';
import type { Format } from '#server/documents/order.ts';
import { pdf } from '#server/documents/pdf/pdf.ts';
import { wordsIn } from '#server/process/words.ts';
import { names, stringsIn, withYes } from '#tests/support/meeting/evening.ts';
import { longEvening } from '../../support/documents/long-evening.ts';
import { everyDocument, orderFor } from '../../support/documents/orders.ts';
import { linksIn, readPdf } from '../../support/documents/pdf.ts';
import { parsePage, spaced } from '../../support/documents/reading.ts';
import { sightOf, type Sight } from '../../support/documents/sights.ts';

const table = minutesOf(withYes, names);
const handouts = documentKinds.filter((kind) => documentsOf[kind].isHandout);
const sights = new Map<string, Sight>();
const seen = (kind: DocumentKind, format: Format): Sight =>
	sights.get(`${kind} ${format}`) ?? expect.fail(kind);

/** Words of sentences without a yes, of ideas, of the team; and what nobody may see. */
const notOutside = ['told-words-entry-off', 'told-words-entry-unasked', 'told-idea-2', 'hush-'];
const inHandouts = [
	'told-words-entry-decision',
	'told-words-entry-action',
	'told-question-vote-1',
	'told-next-place'
];

describe('every document in every file', () => {
	beforeAll(async () => {
		for (const [kind, format] of everyDocument)
			sights.set(`${kind} ${format}`, await sightOf(orderFor(table, kind, format)));
	}, 240_000);

	test.each(everyDocument)(
		'D80 %s.%s for outside has no word that needs a yes, and none that nobody may see',
		(kind, format) => {
			const { source } = seen(kind, format);
			for (const words of notOutside) expect(source).not.toContain(words);
		}
	);

	test.each(
		everyDocument.filter(([kind, format]) => (kind === 'minutes' || kind === 'item') && format !== 'ics')
	)('D47 %s.%s for outside has the sentence to which its speaker said yes', (kind, format) => {
		expect(seen(kind, format).text.replace(/\s+/gu, ' ')).toContain('told-words-entry-named');
	});

	test.each(everyDocument.filter(([kind]) => documentsOf[kind].of !== null))(
		'D80 %s.%s for the table has nothing that nobody may see',
		async (kind, format) => {
			const { source } = await sightOf(orderFor(table, kind, format, { edition: 'table' }));
			expect(source).not.toContain('hush-');
		},
		60_000
	);

	test.each(everyDocument.filter(([kind]) => handouts.includes(kind)))(
		'D74 %s.%s tells decisions, actions, votes and the next meeting, and quotes nobody',
		(kind, format) => {
			const text = seen(kind, format).text.replace(/\s+/gu, ' ');
			for (const words of inHandouts) expect(text).toContain(words);
			for (const words of ['told-words-entry-named', 'told-Samira', 'told-idea', 'told-facilitator'])
				expect(seen(kind, format).source).not.toContain(words);
			expect(text).not.toContain('%');
		}
	);

	test.each(everyDocument.filter(([kind]) => kind === 'item' || kind === 'theme'))(
		'D81 D82 %s.%s says which meeting it is from, and its own part alone',
		(kind, format) => {
			const { text } = seen(kind, format);
			expect(text).toContain('told-title');
			expect(text).not.toContain('told-item-welcome');
			expect(text).toContain(kind === 'item' ? 'told-item-lifts' : 'told-group');
		}
	);

	test.each(everyDocument.filter(([kind]) => kind === 'theme'))(
		'D82 %s.%s for the table tells what came of it, and for outside does not say that nothing did',
		async (kind, format) => {
			const flat = (sight: Sight): string => sight.text.replace(/\s+/gu, ' ');
			const inside = flat(await sightOf(orderFor(table, kind, format, { edition: 'table' })));
			for (const words of ['Ce qui en est venu', 'Parole 2.6', 'Vote 2.12']) expect(inside).toContain(words);
			const outside = flat(seen(kind, format));
			for (const words of ['en est venu', 'en est encore venu']) expect(outside).not.toContain(words);
		},
		60_000
	);

	test('D82 of a theme of which nothing came, the table reads so', async () => {
		const none = { ...table, sections: table.sections.map((each) => ({ ...each, notes: [], votes: [] })) };
		const { text } = await sightOf(orderFor(none, 'theme', 'md', { edition: 'table' }));
		expect(text).toContain('Rien n’en est encore venu');
	});

	test('D80 the PDF of each has its language, its title, its tags and its paper', async () => {
		const papers: Record<string, readonly [number, number]> = { poster: [297, 420] };
		for (const kind of documentKinds.filter((each) =>
			documentsOf[each].files.some((file) => file === 'pdf')
		)) {
			const file = await readPdf(Buffer.from(await formats.pdf.make(orderFor(table, kind, 'pdf'))));
			expect(file.language).toBe('fr');
			expect(file.title, kind).toContain(
				kind === 'theme' ? 'told-group' : kind === 'item' ? 'told-item' : 'told-title'
			);
			expect(file.size).toEqual(papers[kind] ?? [210, 297]);
			expect(file.tags).toContain('H1');
			expect(file.beside).toMatch(/<x:xmpmeta[\s\S]*told-/);
		}
	}, 120_000);
});

describe('links within a document', () => {
	const kinds = documentKinds.filter((kind) => documentsOf[kind].files.some((file) => file === 'html'));
	const everyEdition = kinds.flatMap((kind) =>
		(['table', 'outside'] as const).map((edition) => [kind, edition] as const)
	);
	test.each(everyEdition)('D85 each link of %s (%s) leads to a place in it', async (kind, edition) => {
		const { source } = await sightOf(orderFor(table, kind, 'html', { edition }));
		const page = parsePage(source);
		for (const link of page.querySelectorAll('main a[href^="#"]'))
			expect(
				page.querySelector(`[id="${link.getAttribute('href')?.slice(1) ?? ''}"]`),
				link.outerHTML
			).not.toBeNull();
		const anchors = [...page.querySelectorAll('[id]')].map(({ id }) => id);
		expect(new Set(anchors).size).toBe(anchors.length);
	});

	test.each(everyEdition)(
		'D85 each link of %s (%s) as Word and as ODT leads to a place in it',
		async (kind, edition) => {
			const source = async (format: Format) =>
				(await sightOf(orderFor(table, kind, format, { edition }))).source;
			const found = (text: string, pattern: RegExp) =>
				[...text.matchAll(pattern)].map(([, place = '']) => place);
			const [docx, odt] = [await source('docx'), await source('odt')];
			const wordPlaces = found(docx, /<w:bookmarkStart [^>]*w:name="([^"]*)"/g);
			const wordLinks = found(docx, /<w:hyperlink [^>]*w:anchor="([^"]*)"/g);
			expect(wordLinks.filter((place) => !wordPlaces.includes(place))).toEqual([]);
			expect(new Set(wordPlaces).size).toBe(wordPlaces.length);
			const odtPlaces = found(odt, /<text:bookmark text:name="([^"]*)"/g);
			const odtLinks = found(odt, /xlink:href="#([^"]*)"/g);
			expect(odtLinks.filter((place) => !odtPlaces.includes(place))).toEqual([]);
			expect(new Set(odtPlaces).size).toBe(odtPlaces.length);
			expect(wordLinks).toHaveLength(odtLinks.length);
			if (kind === 'minutes' && edition === 'table') expect(wordLinks.length).toBeGreaterThan(5);
		}
	);

	test.each(everyEdition)(
		'D85 each link of %s (%s) as PDF leads to a place in it',
		async (kind, edition) => {
			const links = await linksIn(
				Buffer.from(await formats.pdf.make(orderFor(table, kind, 'pdf', { edition })))
			);
			expect(links).not.toContain(false);
			if (kind === 'minutes' && edition === 'table') expect(links.length).toBeGreaterThan(9);
		},
		60_000
	);

	test('D85 a link to a place that is not there is text in the PDF', async () => {
		const words = wordsIn('fr', 'Europe/Paris');
		const written = compose(table, words, 0, numbersOf(table));
		const lost = { kind: 'refs' as const, before: 'Vient de', refs: [{ text: 'Vote 9.9', to: 'gone' }] };
		const { text: read } = await readPdf(
			Buffer.from(await pdf({ ...written, lead: { ...written.lead, blocks: [lost] } }, 0))
		);
		expect(read).toContain('Vote 9.9');
	}, 60_000);

	test('D85 in each readable format a thing names the number of what it came from, and what came of it', async () => {
		for (const format of ['html', 'md', 'docx', 'odt', 'pdf'] as const) {
			const text = (await sightOf(orderFor(table, 'minutes', format, { edition: 'table' }))).text.replace(
				/\s+/gu,
				' '
			);
			expect(text, format).toContain('Vient d’une idée du mur (Idées 2.14)');
			expect(text, format).toMatch(/Idées 2\.14 : told-prompt/);
			expect(text, format).toMatch(/A donné : (Parole|Vote) 2\.\d+/);
		}
	}, 60_000);

	test('D85 what came from something that was struck keeps a mark', async () => {
		const from = (source: Minutes['sections'][number]['notes'][number]['source']): Minutes => ({
			...table,
			sections: table.sections.map((section) => ({
				...section,
				notes: section.notes.map((note) => (note.kind === 'question' ? { ...note, source } : note))
			}))
		});
		const of = async (minutes: Minutes) =>
			(await sightOf(orderFor(minutes, 'minutes', 'md', { edition: 'table' }))).text;
		expect(await of(from({ kind: 'entry', entry: 'entry-struck-long-ago' }))).toContain(
			'Vient d’un élément barré'
		);
	});
});

describe('aloud', () => {
	test('D77 it is whole sentences with numbers and days in words, and tells how long it takes', async () => {
		const { text } = await sightOf(orderFor(table, 'aloud', 'md'));
		expect(text).toContain(
			'le jeudi dix décembre deux mille vingt-six à dix-huit heures trente, told-next-place.'
		);
		expect(text).toContain('Trente-quatre personnes ont répondu. Pour : vingt-six personnes.');
		expect(text).toMatch(/environ (une|deux|trois) minutes?/);
		expect(text).not.toMatch(/\||·e/);
	});

	test('D77 a masked word is said, and no sign stands that cannot be said', async () => {
		const masked = JSON.parse(
			JSON.stringify(table).replaceAll('told-words-entry-decision', `Écrire à ${mask} demain`)
		) as Minutes;
		for (const language of languages) {
			const { text } = await sightOf(orderFor(masked, 'aloud', 'md', { language }));
			expect(text).toContain(
				language === 'fr' ? 'Écrire à un mot masqué demain.' : 'Écrire à a masked word demain.'
			);
			expect(text).not.toContain('▮');
		}
	});
});

describe('message', () => {
	const long =
		'Demander au bailleur de réparer l’ascenseur du bâtiment B avant la rentrée, avec une date écrite ';
	test.each([
		['a usual evening', table],
		['forty decisions', longEvening({ decisions: 40, actions: 30, commitments: 20, votes: 12 })],
		['a title of 300 letters', longEvening({ decisions: 3, title: 'mot '.repeat(75) })],
		['one word of 300 letters', longEvening({ decisions: 3, title: 'm'.repeat(300) })],
		['decisions that are too long', longEvening({ decisions: 12, actions: 2, words: long.repeat(11) })],
		['signs of two units', longEvening({ decisions: 30, votes: 3, words: '𝒜𝒷𝒸 '.repeat(20) })]
	])(
		'D78 of %s it has 900 letters at most, cuts between items, and ends with the next meeting',
		async (_, minutes) => {
			for (const language of languages) {
				const message = String(await formats.txt.make(orderFor(minutes, 'message', 'txt', { language })));
				expect(message.length).toBeLessThanOrEqual(longestMessage);
				expect(message.isWellFormed()).toBe(true);
				expect(message.trimEnd().split('\n').at(-1)).toMatch(
					/^(Prochaine séance\u00a0: |Next meeting: ).*told-next-place$/
				);
				const whole = stringsIn(minutes, '').map((each) => each.replace(/\s+/gu, ' '));
				for (const line of message.split('\n').filter((each) => each.startsWith('• ')))
					expect(
						whole.some((words) => words !== '' && line.startsWith(`• ${words}`)),
						line
					).toBe(true);
			}
		}
	);

	test('D78 a title that is too long is cut between two words, one long word between two letters, never within a sign', () => {
		expect(wholeWords('un banc rouge', 8)).toBe('un …');
		expect(wholeWords('un banc rouge', 9)).toBe('un banc …');
		expect(wholeWords('m'.repeat(300), 120)).toBe(`${'m'.repeat(119)}…`);
		const faces = wholeWords(`${'👩‍👩‍👧'.repeat(40)} mot`, 120);
		expect(faces.length).toBeLessThanOrEqual(120);
		expect(faces).toMatch(/^(👩‍👩‍👧)+…$/u);
	});

	test('D78 what found no room is counted', async () => {
		const message = String(
			await formats.txt.make(orderFor(longEvening({ decisions: 40 }), 'message', 'txt'))
		);
		const told = message.split('\n').filter((line) => line.startsWith('• ')).length;
		expect(told).toBeGreaterThan(5);
		expect(spaced(message)).toContain(`et ${String(40 - told)} autres décisions`);
	});
});

describe('on paper', () => {
	test.each([
		['a usual evening', table, 1],
		['forty decisions', longEvening({ decisions: 40, actions: 30, commitments: 20, votes: 12 }), null],
		[
			'long decisions and a long title',
			longEvening({
				decisions: 9,
				actions: 6,
				votes: 3,
				words: 'Un banc '.repeat(40),
				title: 'Le toit de l’école '.repeat(11)
			}),
			null
		]
	])(
		'D79 the poster of %s is one sheet, and En bref is one page as a rule',
		async (_, minutes, pages) => {
			const poster = await readPdf(Buffer.from(await formats.pdf.make(orderFor(minutes, 'poster', 'pdf'))));
			expect(poster.pages).toBe(1);
			const brief = await readPdf(Buffer.from(await formats.pdf.make(orderFor(minutes, 'brief', 'pdf'))));
			if (pages !== null) expect(brief.pages).toBe(pages);
		},
		60_000
	);
});
