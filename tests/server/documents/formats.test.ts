import { describe, expect, test } from 'vitest';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { compose } from '#server/documents/compose/document.ts';
import { docx } from '#server/documents/docx.ts';
import { formats } from '#server/documents/formats.ts';
import { json } from '#server/documents/json.ts';
import { tableMinutes, type Format } from '#server/documents/order.ts';
import { wordsIn } from '#server/process/words.ts';
import { evening, midway, names, stringsIn } from '#tests/support/meeting/evening.ts';
import { six } from '#tests/support/meeting/evening-contents.ts';
import { languages, type LanguageCode } from '#i18n/catalogue.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { Names } from '#meeting/label.ts';
import {
	faultOf,
	parsePage,
	spaced,
	textOf,
	unescaped,
	unzip,
	withoutEscaped
} from '../../support/documents/reading.ts';
import { everyFormat, inSentences, sightOf, type Sight } from '../../support/documents/sights.ts';

const at = six + 42 * 60_000;

/** The document in one format. */
async function seen(
	format: Format,
	[meeting, given]: readonly [Meeting, Names] = [evening, names],
	language: LanguageCode = 'fr'
): Promise<Sight> {
	const minutes = minutesOf(meeting, given);
	const order = {
		...tableMinutes(format, language),
		minutes,
		zone: 'Europe/Paris',
		at,
		here: '/minutes/K7QM2XPA'
	};
	return sightOf(order);
}
const live = [midway, names] as const;

const told = stringsIn(minutesOf(evening, names), 'told-');
describe('every format', () => {
	test.each(everyFormat)('D16 the %s says all that the minutes say, and no more', async (format) => {
		for (const language of languages) {
			const { source, text } = await seen(format, undefined, language);
			expect(told.filter((each) => !text.includes(each))).toEqual([]);
			expect(source).not.toContain('hush-');
			expect((await seen(format, live, language)).source).not.toContain('hush-');
		}
	});

	test.each(inSentences)(
		'D17 the %s shows each round of a vote and what was not counted, and says that it is not an election',
		async (format) => {
			const { text } = await seen(format);
			expect(text).toContain('34 personnes ont répondu sur 38 présentes : 29 par téléphone, 5 à main levée.');
			expect(text.split('Expression de la réunion, pas une élection.')).toHaveLength(3);
			// The last round comes first.
			expect(text).toMatch(/Tour 2, clos à 18 h 04[\s\S]*Tour 1, clos à 18 h 01 : \S*Pour\S* 3/);
			expect(text).not.toContain('%');
		}
	);

	test.each(inSentences)(
		'D26 the %s says that more people answered a round than were counted as present',
		async (format) => {
			const remark = 'C’est plus que le nombre de personnes comptées présentes.';
			expect((await seen(format)).text).not.toContain(remark);
			const { 'vote-2': vote, ...others } = evening.votes.votes;
			const results = vote?.results.map((result) => ({ ...result, present: result.cast - 1 })) ?? [];
			const votes = {
				...evening.votes,
				votes: { ...others, ...(vote && { 'vote-2': { ...vote, results } }) }
			};
			expect((await seen(format, [{ ...evening, votes }, names])).text.split(remark)).toHaveLength(2);
		}
	);

	test.each(inSentences)('D17 the %s names the level at which each vote was taken', async (format) => {
		const { text } = await seen(format);
		expect(text).toContain('Simple avis : une réponse par téléphone, sans contrôle.');
		expect(text).toContain('Vote à code : une réponse par bulletin papier distribué.');
		expect(text).toContain('12 bulletins à code étaient valables.');
	});

	test.each(inSentences)(
		'D17 the %s says what cannot be read: taken back, hidden, waiting',
		async (format) => {
			const { text } = await seen(format);
			expect(text).toContain(
				'7 idées reçues (1 par téléphone, 2 à main levée, 2 par carte ou papier, 2 par le secrétariat).'
			);
			expect(text).toContain('1 idée reprise par son auteur.');
			expect(text).toContain('1 idée laissée de côté par l’animation.');
			expect(text).toContain('1 idée pas encore relue par l’animation.');
			expect(text).toContain('paroles retirées');
		}
	);

	test.each(inSentences)(
		'D17 the %s calls everybody who did not choose a name “un·e habitant·e”',
		async (format) => {
			const { text } = await seen(format);
			expect(text).toContain('« told-words-entry-off »');
			expect(text.split('un·e habitant·e').length).toBeGreaterThan(4);
			expect(text).toMatch(/told-words-entry-to-find[^]*?à trouver[^]*?à trouver/);
			expect(text).toContain('Ordre modifié par l’animation : 2 fois.');
			expect(text).toContain('Tour de table : 1 prise de parole.');
		}
	);

	test.each(inSentences)('D18 the %s says that the meeting goes on, while it does', async (format) => {
		const { text } = await seen(format, live);
		expect(text).toContain('Séance en cours.');
		expect(text).toContain('État à 18 h 42.');
		expect(text).toContain('Temps prévu : 40 min. Temps passé : 1 h 17.');
		expect(text).toContain('Vote en cours : 7 personnes ont répondu.');
		expect((await seen(format)).text).not.toContain('Séance en cours');
	});
});

describe('the order of the minutes', () => {
	const parsed = async (given?: readonly [Meeting, Names]) => parsePage((await seen('html', given)).source);

	test.each(inSentences)(
		'D30 the %s begins with decisions, actions, commitments and the next meeting, and tells each once',
		async (format) => {
			const { text } = await seen(format);
			const places = [
				'Décision 1',
				'told-words-entry-decision',
				'told-words-entry-action',
				'Engagement 1',
				'jeudi 10 décembre 2026 à 18 h 30, told-next-place',
				'told-convener',
				'told-facilitator',
				'told-words-entry-off'
			].map((each) => text.indexOf(each));
			expect(places).not.toContain(-1);
			expect(places).toEqual(places.toSorted((a, b) => a - b));
			for (const once of [
				'words-entry-decision',
				'words-entry-action',
				'words-entry-promise-2',
				'Table des Rosiers'
			])
				expect(text.split(`told-${once}`), once).toHaveLength(2);
			expect(text.split('told-question-vote-1')).toHaveLength(2);
			expect(text.replace(/\s+/g, ' ')).toContain(
				'En tête de ce compte rendu : Décision 1, Action 1, Action 2, Action 3'
			);
		}
	);

	test('D30 where nothing was decided, one sentence says so, and the next meeting still stands there', async () => {
		const page = await parsed([{ ...evening, record: { ...evening.record, order: [] } }, names]);
		const head = page.querySelector('#bilan')?.textContent ?? '';
		expect(head).toContain('Aucune décision, aucune action et aucun engagement');
		expect(head).toContain('told-next-place');
	});

	test('D31 a vote stands below the decision it led to, and not under its item', async () => {
		const page = await parsed();
		expect(page.querySelector('#bilan-decision')?.textContent).toContain('told-question-vote-1');
		expect(page.querySelector('#point-2')?.textContent).not.toContain('told-question-vote-1');
		expect(page.querySelector('#point-2')?.textContent).toContain('told-question-vote-2');
	});

	test('D32 under an item the words come first, and its bookkeeping is the last line', async () => {
		const page = await parsed();
		const blocks = [...(page.querySelector('#point-2')?.children ?? [])];
		expect(blocks[1]?.className).toContain('note');
		expect(blocks.at(-1)?.className).toBe('soft');
		expect(spaced(blocks.at(-1)?.textContent ?? '')).toContain('Temps prévu : 40 min. Temps passé : 35 min.');
	});

	test.each(inSentences)('D23 the %s counts no seconds', async (format) => {
		expect((await seen(format)).text).not.toMatch(/\d s\b/);
		expect((await seen(format)).text).toContain('moins d’une minute');
	});

	test.each(inSentences)(
		'D3 the %s names whoever leads and writes by their role, unless a name was written',
		async (format) => {
			expect((await seen(format)).text).toContain('told-facilitator');
			const about = { ...evening.about, facilitator: '', secretary: '', excused: '' };
			const { text } = await seen(format, [{ ...evening, about }, names]);
			expect(text).toContain('l’équipe d’animation');
			expect(text).toContain('le secrétariat de séance');
			expect(text).not.toContain('Excusé·es');
		}
	);
});

describe('many ideas', () => {
	const [first] = Object.values(evening.walls.ideas);
	const ideas = Array.from({ length: 120 }, (_, n) => ({
		...(first ?? expect.fail('no idea')),
		id: `many-${String(n)}`,
		words: n % 3 === 0 ? 'Un banc' : `told-many-${String(n)}.`,
		group: null
	}));
	const { 'wall-1': wall } = evening.walls.walls;
	const crowded: Meeting = {
		...evening,
		walls: {
			...evening.walls,
			walls: {
				'wall-1': { ...(wall ?? expect.fail('no wall')), groups: [], ideas: ideas.map(({ id }) => id) }
			},
			ideas: { ...evening.walls.ideas, ...Object.fromEntries(ideas.map((idea) => [idea.id, idea])) }
		}
	};

	test.each(inSentences)(
		'D33 the %s tells many ideas in the annex, each once, and identical ones with their count',
		async (format) => {
			const text = (await seen(format, [crowded, names])).text.replace(/\s+/g, ' ');
			for (const { words } of ideas) expect(text.split(words)).toHaveLength(2);
			expect(text.indexOf('told-many-1.')).toBeGreaterThan(text.lastIndexOf('Annexe'));
			expect(text).toMatch(/Un banc _?\(40 fois\)/);
			expect(text).toContain('120 idées reçues');
			expect(text).toContain('Toutes les idées : en annexe.');
		}
	);
});

describe('the OpenDocument text', () => {
	test('D72 its kind stands in its first bytes, and it names its language, its title and the levels of its headings', async () => {
		const { source } = await seen('odt');
		const order = {
			...tableMinutes('odt', 'fr'),
			minutes: minutesOf(evening, names),
			zone: 'UTC',
			at,
			here: null
		};
		const bytes = Buffer.from(await formats.odt.make(order));
		expect(bytes.toString('latin1', 30, 77)).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
		expect(source).toContain('fo:language="fr" fo:country="FR"');
		expect(source).toContain('<dc:title>Compte rendu\u00a0: told-title</dc:title>');
		const levels = [...source.matchAll(/text:outline-level="(\d)"/g)].map(([, level]) => Number(level));
		expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
	});
});

describe('the Word document', () => {
	test('D34 every height of a line names its rule', async () => {
		const files = unzip(await docx(compose(minutesOf(evening, names), wordsIn('fr', 'Europe/Paris'), at)));
		const spacings = [...files.values()].flatMap((xml) => xml.match(/<w:spacing [^>]*w:line="[^>]*>/g) ?? []);
		expect(spacings.length).toBeGreaterThan(8);
		expect(spacings.filter((each) => !each.includes('w:lineRule='))).toEqual([]);
		const styles = files.get('word/styles.xml') ?? '';
		for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3'])
			expect(new RegExp(`w:styleId="${style}".*?w:lineRule="auto"`, 's').test(styles), style).toBe(true);
	});
});

const attacks = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onmouseover='alert(1)",
	'</title></style></textarea><svg/onload=alert(1)>',
	'&lt;b&gt; &amp; &#60;',
	'[lien](javascript:alert(1)) ![x](http://evil.example/p.png)',
	'<https://evil.example> https://evil.example www.evil.example moi@evil.example',
	'| a | b |\n| --- | --- |',
	'# titre\n\n- liste\n1. liste\n> cité\n```\ncode\n```\n    code\n---\n===',
	'*gras* _souligné_ ~~rayé~~ `code` $x$ {words} {n}',
	'{{7*7}} ${7*7} <!-- --> ]]> <![CDATA[',
	'</w:t></w:r><w:p/>',
	'=HYPERLINK("http://evil.example")',
	'\u0000\u000B\uFFFE\uD800 fin'
];

/** The evening, with this text after everything that people typed. */
function attacked(attack: string): [Meeting, Names] {
	const put = <T>(value: T): T =>
		JSON.parse(JSON.stringify(value), (_, each: unknown) =>
			typeof each === 'string' && each.startsWith('told-') ? `${each}${attack}` : each
		);
	return [put(evening), put(names)];
}
const flat = (text: string) => text.replace(/[\s\u0000\u000B\uFFFE\uFFFF\uFFFD\uD800-\uDFFF>\\]+/g, '');

describe.each(attacks)('a text typed into every field: %j', (attack) => {
	test('D19 the page shows it as text', async () => {
		const format = 'page';
		const clean = parsePage((await seen(format)).source);
		const { source } = await seen(format, attacked(attack));
		const page = parsePage(source);
		const shape = (root: typeof page) =>
			[...root.querySelectorAll('*')]
				.filter(({ tagName }) => tagName !== 'BR')
				.map((each) => `${each.tagName} ${[...each.attributes].map(({ name }) => name).join(' ')}`);
		expect(shape(page)).toEqual(shape(clean));
		const text = flat(page.documentElement.textContent);
		expect(told.filter((each) => !text.includes(flat(each + attack)))).toEqual([]);
	});

	test('D19 the Markdown shows it as text', async () => {
		const { source } = await seen('md', attacked(attack));
		const markup = withoutEscaped(source);
		expect(markup).not.toMatch(/<|\]\(|\[|`|~|\$|@|https?:\/\/|\bwww\./);
		expect(flat(unescaped(source))).toContain(flat(`told-words-entry-off${attack}`).replace(/\\/g, ''));
		const clean = withoutEscaped((await seen('md')).source);
		const beginnings = (text: string) => text.match(/^(#+ |- |\d+[.)] |[=-]{3,}|\| |\s*```| {4,})/gm);
		expect(beginnings(markup)).toEqual(beginnings(clean));
	});

	test('D19 the Word document shows it as text, and stays well-formed', async () => {
		const words = wordsIn('fr', 'Europe/Paris');
		const files = unzip(await docx(compose(minutesOf(...attacked(attack)), words, at)));
		const text = flat(textOf(files.get('word/document.xml') ?? ''));
		const faults = [...files]
			.filter(([name]) => /\.(xml|rels)$/.test(name))
			.map(([name, xml]) => [name, faultOf(xml)]);
		expect(faults.length).toBeGreaterThan(5);
		expect(faults.filter(([, fault]) => fault !== null)).toEqual([]);
		expect(told.filter((each) => !text.includes(flat(each + attack)))).toEqual([]);
	});

	test('D19 the OpenDocument text shows it as text, and stays well-formed', async () => {
		const { source, text } = await seen('odt', attacked(attack));
		const parts = source.split(/(?=<\?xml)/).filter((part) => part.startsWith('<?xml'));
		expect(parts).toHaveLength(4);
		expect(parts.map(faultOf)).toEqual(parts.map(() => null));
		const read = flat(text);
		expect(told.filter((each) => !read.includes(flat(each + attack)))).toEqual([]);
	});

	test('D19 the JSON holds it as text', () => {
		const [meeting, given] = attacked(attack);
		const read = JSON.parse(json(minutesOf(meeting, given), at));
		expect(stringsIn(read, 'told-')).toContain(`told-question-vote-1${attack}`);
	});
});

describe('the one file', () => {
	test('D20 the file asks for nothing outside itself', async () => {
		const { source } = await seen('html');
		const page = parsePage(source);
		expect(page.querySelectorAll('[src], link, script, iframe, object, form, base')).toHaveLength(0);
		const targets = [...page.querySelectorAll('[href]')].map((each) => each.getAttribute('href') ?? '');
		expect(targets.length).toBeGreaterThan(3);
		for (const target of targets) expect(page.querySelector(`[id="${target.slice(1)}"]`)).not.toBeNull();
		const addresses = [...source.matchAll(/url\(([^)]{0,12})/g)].map((match) => match[1]);
		expect(addresses).toHaveLength(2);
		for (const address of addresses) expect(address).toMatch(/^'data:font/);
		expect(source).not.toContain('@import');
	});
});

describe('a page', () => {
	test('D21 a page names its language, and has one title, headings without a gap, and unique anchors', async () => {
		for (const language of languages) {
			const page = parsePage((await seen('page', undefined, language)).source);
			expect(page.documentElement.getAttribute('lang')).toBe(language);
			expect(page.querySelectorAll('h1, main')).toHaveLength(2);
			const levels = [...page.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]));
			expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
			const anchors = [...page.querySelectorAll('[id]')].map(({ id }) => id);
			expect(new Set(anchors).size).toBe(anchors.length);
		}
	});
});
