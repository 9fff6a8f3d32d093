// The sheets that are printed before a meeting, read back from their PDF.
import { create } from 'qrcode';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SheetBody, SheetKind } from '#api/sheets.ts';
import { voteKinds } from '#meeting/vote/kinds/kinds.ts';
import { sheetOf } from '#server/sheets/sheets.ts';
import { told } from '#server/sheets/text.ts';
import { evening, stringsIn } from '#tests/support/meeting/evening.ts';
import { beyond, drawnCodes, placesIn } from '../../support/documents/page-places.ts';
import { readPdf, type ReadPdf } from '../../support/documents/pdf.ts';
import { spaced } from '../../support/documents/reading.ts';
import {
	everySheet,
	groundOf,
	hall,
	item,
	madeSheet,
	meeting,
	pageLink,
	vote,
	votes,
	wifiLink
} from '../../support/sheets/ground.ts';

const read = async (asked: SheetBody, ground?: ReturnType<typeof groundOf>): Promise<ReadPdf> =>
	readPdf(await madeSheet(asked, ground));
const textOf = async (asked: SheetBody, ground?: ReturnType<typeof groundOf>): Promise<string> =>
	inLine((await read(asked, ground)).text);
const inLine = (text: string): string => spaced(text).replace(/\s+/g, ' ');
const flat = (text: string): string => text.replace(/[\s\u200B]+/g, '');
const poster = { kind: 'poster', language: 'fr', paper: 'a4', place: 'hall' } as const;

/** The dark modules of the code for this text, with the quiet margin around. */
function codeOf(text: string): ReadonlySet<string> {
	const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
	const dark = [...data].flatMap((is, at) => (is ? [at] : []));
	return new Set(dark.map((at) => `${String((at % size) + 4)} ${String(Math.floor(at / size) + 4)}`));
}

describe('every sheet', () => {
	const files = new Map<SheetKind, Uint8Array>();
	beforeAll(async () => {
		for (const asked of everySheet) files.set(asked.kind, await madeSheet(asked));
	}, 120_000);
	const fileOf = (kind: SheetKind): Uint8Array => files.get(kind) ?? new Uint8Array();

	test.each(everySheet.map(({ kind }) => kind))(
		'D90 %s has its language and its title, is tagged, stands on A4, and holds its text within the page',
		async (kind) => {
			const file = await readPdf(fileOf(kind));
			expect(file).toMatchObject({ language: 'fr', size: [210, 297] });
			expect(file.title).toContain('Les ascenseurs du bâtiment B');
			expect(file.tags.length).toBeGreaterThan(3);
			expect(beyond(await placesIn(fileOf(kind)), 12)).toEqual([]);
		}
	);

	test('D90 the poster is also made for A3, and each sheet in English', async () => {
		expect((await read({ ...poster, paper: 'a3' })).size).toEqual([297, 420]);
		for (const asked of everySheet) {
			const { language, text } = await read({ ...asked, language: 'en' });
			expect(language).toBe('en');
			expect(text).not.toMatch(/Personne n|Cochez|Feuillet|Conducteur|Pouvoir/);
		}
	}, 60_000);
});

describe('the longest texts', () => {
	const sentence =
		'Comment rendre le quartier plus agréable pour les enfants, les familles et celles et ceux qui y vivent, y travaillent ou ne font que passer, avec les moyens que nous avons ici et maintenant, ensemble ?';
	const texts = {
		long: sentence,
		glued: 'Abcdefghij'.repeat(20),
		arabic: 'نريد 12 مقعدا منذ 2024 ونريد مقاعد في Place 12 الجديدة'
	};
	const grounds = (text: string) => {
		const items = Array.from({ length: 30 }, (_, index) =>
			item(`i${String(index)}`, { title: text, minutes: 5, note: index === 0 ? text : '' })
		);
		const options = Array.from({ length: 6 }, (_, index) => ({
			id: 'abcdef'[index] ?? '',
			label: `${String(index)} ${text.slice(0, 58)}`
		}));
		return groundOf({
			organiser: text,
			hall: {
				...hall,
				code: '123456',
				wifi: { ssid: 'W'.repeat(32), password: 'M'.repeat(63), qr: hall.qr }
			},
			meeting: {
				...meeting,
				about: { ...meeting.about, title: text, tableName: text.slice(0, 80), place: text.slice(0, 120) },
				agenda: {
					...meeting.agenda,
					items: Object.fromEntries(items.map((each) => [each.id, each])),
					order: items.map(({ id }) => id)
				},
				votes: {
					...meeting.votes,
					order: ['long'],
					votes: { long: vote('long', 'several', { item: 'i0', question: text, options }) }
				}
			}
		});
	};

	test.each(Object.entries(texts))(
		'D90 a %s text of 200 characters, thirty items and six long options stay within the page, whole',
		async (_, text) => {
			const ground = grounds(text);
			for (const each of everySheet) {
				const asked = {
					...each,
					...('vote' in each && { vote: 'long' }),
					...('from' in each && { from: 985, count: 15 })
				};
				const file = await madeSheet(asked, ground);
				expect(beyond(await placesIn(file), 8), each.kind).toEqual([]);
				const found = flat((await readPdf(file)).text);
				// A card has the name of the table alone, which is shorter.
				const whole = each.kind === 'cards' ? text.slice(0, 80) : text;
				for (const word of whole.split(' ')) expect(found, each.kind).toContain(flat(word));
			}
			expect((await read(poster, ground)).pages).toBe(1);
		},
		120_000
	);

	test('D98 a long word is broken between signs alone: never before an accent, nor within an emoji', () => {
		const family = '👨‍👩‍👧‍👦';
		for (const word of ['e\u0301'.repeat(40), `${'a'.repeat(17)}${family.repeat(9)}`]) {
			const { lines } = told(word);
			const text = lines
				.flat()
				.map(({ text }) => text)
				.join('');
			expect(text.replaceAll('\u200B', '')).toBe(word);
			const signs = [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment);
			for (const part of text.split('\u200B'))
				for (const { segment } of new Intl.Segmenter().segment(part)) expect(signs).toContain(segment);
		}
		expect(told('é'.repeat(40)).lines.flat()[0]?.text).toContain('\u200B');
	});

	test('D98 a number within Arabic is read back as it was typed, and so is each word', async () => {
		const text = await textOf(
			{ kind: 'poster', language: 'fr', paper: 'a4', place: 'street' },
			grounds(texts.arabic)
		);
		for (const word of texts.arabic.split(' ')) expect(text).toContain(word);
		expect(text).not.toMatch(/(?<!\d)(21|4202)(?!\d)/);
	}, 30_000);
});

describe('the poster', () => {
	test('D91 the Wi-Fi and the address are copied from the PDF without any sign that nobody sees, however long', async () => {
		const long = {
			ssid: 'Salle-des-associations-du-Rosier',
			password: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!'
		};
		const far = 'une-adresse-tres-longue.example.org:3000';
		const ground = groundOf({ hall: { ...hall, address: far, wifi: { ...long, qr: hall.qr } } });
		const { texts } = await placesIn(await madeSheet(poster, ground));
		const copied = texts.map(({ text }) => text).join('');
		for (const each of [long.ssid, long.password, far]) expect(copied).toContain(each);
	});

	test('D91 the two codes lead to the Wi-Fi and to the page, and the address is there to type', async () => {
		const file = await madeSheet(poster);
		expect(drawnCodes(file)).toEqual([codeOf(wifiLink), codeOf(pageLink)]);
		const text = inLine((await readPdf(file)).text);
		for (const told of ['Salle des Rosiers', 'rosiers-2026', '192.168.1.5:3000', 'Rester connecté'])
			expect(text).toContain(told);
		expect(text).toContain('jeudi 10 décembre 2026 à 18 h 30');
		expect(text).toContain('Personne n’a besoin d’un téléphone.');
	});

	test('D91 the code of six digits is there once the doors are open; before, the poster says where it will be', async () => {
		expect(await textOf(poster)).toContain('Il est sur l’écran de la salle dès que les portes ouvrent.');
		const open = await textOf(poster, groundOf({ hall: { ...hall, code: '123456' } }));
		expect(open).toContain('123 456');
		expect(open).not.toContain('dès que les portes');
	});

	test('D91 without a Wi-Fi or a network, no step is shown that cannot work', async () => {
		const noWifi = groundOf({ hall: { ...hall, wifi: null } });
		expect(drawnCodes(await madeSheet(poster, noWifi))).toEqual([codeOf(pageLink)]);
		expect(await textOf(poster, noWifi)).toContain('demandez-le à l’accueil');
		const nothing = groundOf({ hall: { ...hall, address: '', qr: { path: '', size: 0 } } });
		expect(drawnCodes(await madeSheet(poster, nothing))).toEqual([]);
		expect(await textOf(poster, nothing)).toContain('scannez le code qui est sur l’écran de la salle');
	});

	test('D91 the poster for the street has the date and the place, and neither Wi-Fi nor address', async () => {
		const street = { ...poster, place: 'street' } as const;
		const file = await madeSheet(street);
		const text = inLine((await readPdf(file)).text);
		expect(drawnCodes(file)).toEqual([]);
		for (const hidden of ['rosiers-2026', 'Salle des Rosiers', '192.168']) expect(text).not.toContain(hidden);
		expect(text).toContain('12 rue des Rosiers');
		expect(text).toContain('Personne n’a besoin d’un téléphone.');
	});
});

test('D92 the agenda tells of each item its hour, its minutes and what is done, and no note of the team', async () => {
	const text = await textOf({ kind: 'agenda', language: 'fr' });
	const order = ['Accueil', 'On en parle ensemble', 'Les pannes', 'On vote', '18 h 40', '35 min'];
	const more = [
		'Nos priorités',
		'On donne des idées',
		'Tour de table',
		'Chacun·e parle à son tour',
		'On finit vers 20 h 00'
	];
	const places = [...order, ...more].map((told) => text.indexOf(told));
	expect(places).toEqual(places.toSorted((a, b) => a - b));
	expect(places).not.toContain(-1);
	expect(text).not.toContain('Trois idées par personne');
	expect(await textOf({ kind: 'agenda', language: 'fr' }, groundOf({ start: '' }))).toContain(
		'En tout : 1 h 30.'
	);
});

test('D93 the run sheet has hours, notes, methods, votes with their answers, walls, and the sentences to say', async () => {
	const text = await textOf({ kind: 'run', language: 'fr' });
	for (const told of [
		...[
			'À ne pas afficher',
			'18 h 40 à 19 h 15',
			'Trois idées par personne.',
			'd’abord qui n’a pas parlé sur ce point'
		],
		...[
			'Question de several ?',
			'Le square',
			'Plusieurs choix, 2 au plus.',
			'Qu’est-ce qui est le plus urgent ?'
		],
		...[
			'En 15 secondes',
			'Association des Rosiers',
			'effacé après 30 jours',
			'les billets, 30 jours plus tard',
			'CNIL'
		],
		...[
			'prenez une carte numérotée',
			'Ce vote est secret',
			'On fait un tour de table',
			'Peut-on le répéter hors d’ici ?',
			'Merci'
		]
	])
		expect(text).toContain(told);
	const unsaid = await textOf({ kind: 'run', language: 'fr' }, groundOf({ start: '' }));
	expect(unsaid).toContain('L’heure de début n’est pas dite');
	expect(unsaid).toContain('après 45 min');
});

test('D94 the cards have the numbers that were asked for, each once, up to the last that the laptop counts', async () => {
	const numbers = async (from: number, count: number) => {
		const { texts } = await placesIn(await madeSheet({ kind: 'cards', language: 'fr', from, count }));
		return texts
			.filter(({ text, head, foot }) => /^\d+$/.test(text) && head - foot > 60)
			.map(({ text }) => Number(text));
	};
	expect(await numbers(95, 10)).toEqual([95, 96, 97, 98, 99, 100, 101, 102, 103, 104]);
	expect(await numbers(998, 20)).toEqual([998, 999]);
});

test('D94 the digits of a card are at least 25 millimetres high, to be read from five metres', async () => {
	const { texts } = await placesIn(await madeSheet({ kind: 'cards', language: 'fr', from: 99, count: 2 }));
	const digits = texts.filter(({ text }) => /^(99|100)$/.test(text));
	expect(digits).toHaveLength(2);
	for (const { head, foot } of digits) expect(head - foot).toBeGreaterThan((25 / 25.4) * 72);
});

describe('the ballots', () => {
	test.each(voteKinds)(
		'D95 ballots of %s have the question and every answer, as many as asked, all alike',
		async (kind) => {
			const { texts } = await placesIn(
				await madeSheet({ kind: 'ballots', language: 'fr', vote: kind, count: 9 })
			);
			const whole = inLine(texts.map(({ text }) => text).join(' '));
			const times = (told: string) => whole.split(told).length - 1;
			expect(times(`Question de ${kind} ?`)).toBe(9);
			const answers = {
				approval: ['Pour', 'Contre', 'Abstention'],
				faces: ['Très bien', 'Moyen', 'Très mal']
			};
			const written = ['Le square', 'Le hall', 'La rue'];
			for (const answer of kind === 'approval' || kind === 'faces' ? answers[kind] : written)
				expect(times(answer)).toBe(9);
			expect(times(kind === 'several' ? 'Cochez 2 cases au plus.' : 'Cochez une seule case.')).toBe(9);
			expect(times('N’écrivez pas votre nom.')).toBe(9);
			expect(whole).not.toMatch(/n° ?\d|Bulletin \d/);
		}
	);

	test('D95 a vote that is closed, by code or not there has no ballots of this kind', () => {
		const of = (more: Parameters<typeof vote>[2]) =>
			groundOf({
				meeting: {
					...meeting,
					votes: { ...meeting.votes, votes: { v: vote('v', 'one', more) }, order: ['v'] }
				}
			});
		const asked = { kind: 'ballots', language: 'fr', count: 1 } as const;
		expect(sheetOf({ ...asked, vote: 'v' }, of({ state: 'closed' }))).toBe('vote-closed');
		expect(sheetOf({ ...asked, vote: 'v' }, of({ level: 'coded' }))).toBe('bad-choice');
		expect(sheetOf({ ...asked, vote: 'other' }, of({}))).toBe('vote-unknown');
		expect(sheetOf({ ...asked, vote: 'v' }, of({ question: null, from: 'gone' }))).toBe('vote-unknown');
	});
});

test('D96 an attendance slip asks one person, says what it is for and how long it is kept, and stands alone on its part of the page', async () => {
	const { texts, pages } = await placesIn(
		await madeSheet({ kind: 'attendance', language: 'fr', count: 8, months: 12 })
	);
	expect(pages).toHaveLength(2);
	const whole = inLine(texts.map(({ text }) => text).join(' '));
	for (const told of [
		'Prénom et nom',
		'Signature, si vous voulez',
		'gardé 12 mois',
		'Association des Rosiers',
		'Vous pouvez ne pas le remplir'
	])
		expect(whole.split(told), told).toHaveLength(9);
});

test('D97 the sheet of a general assembly has a line for each person, and proxies apart', async () => {
	const asked = { kind: 'assembly', language: 'fr', isAssembly: true, count: 25, proxies: 4 } as const;
	const text = await textOf(asked);
	for (const told of [
		'Assemblée générale : Association des Rosiers',
		'A reçu le pouvoir de',
		'Nombre exigé par les statuts',
		'Les statuts disent'
	])
		expect(text).toContain(told);
	expect(text.split('je donne pouvoir à')).toHaveLength(5);
	expect(await textOf({ ...asked, proxies: 0 })).not.toContain('je donne pouvoir');
});

test('D98 whatever people typed comes out as it was typed, on every sheet', async () => {
	const typed = '#panic() $x$ *gras* _bas_ `code` @a <b> = T #read("/etc/passwd") \\ "é" // x [y] ~ -- ...';
	const put = <T>(value: T): T =>
		JSON.parse(JSON.stringify(value).replaceAll('TYPED', JSON.stringify(typed).slice(1, -1))) as T;
	const mine = put({
		...meeting,
		about: { ...meeting.about, title: 'TYPED', tableName: 'TYPED', place: 'TYPED' },
		agenda: { ...meeting.agenda, items: { a: item('a', { title: 'TYPED', note: 'TYPED' }) }, order: ['a'] },
		votes: {
			...meeting.votes,
			votes: {
				v: {
					...votes[1],
					id: 'v',
					item: 'a',
					question: 'TYPED',
					options: [
						{ id: 'a', label: 'TYPED' },
						{ id: 'b', label: 'non' }
					]
				}
			},
			order: ['v']
		},
		walls: { ...meeting.walls, walls: { w: { ...meeting.walls.walls['w'], item: 'a', prompt: 'TYPED' } } }
	}) as typeof meeting;
	const ground = groundOf({
		meeting: mine,
		organiser: typed,
		hall: { ...hall, wifi: { ssid: typed.slice(0, 32), password: typed.slice(32), qr: hall.qr } }
	});
	for (const each of everySheet) {
		const { text, title } = await read({ ...each, ...('vote' in each && { vote: 'v' }) }, ground);
		expect(flat(text), each.kind).toContain(flat(typed));
		expect(title).toContain('#panic()');
	}
}, 60_000);

test('D99 no sheet has a person, a name, words that were said or an idea', async () => {
	const ground = groundOf({ meeting: evening, organiser: 'Association' });
	const vote = Object.values(evening.votes.votes).find(
		({ state, level }) => state !== 'closed' && level !== 'coded'
	);
	for (const each of everySheet) {
		const asked = { ...each, ...('vote' in each && { vote: vote?.id ?? '' }) };
		if ('vote' in each && !vote) continue;
		const { text, title } = await read(asked, ground);
		const told = stringsIn(
			{ ...evening.record, people: evening.people, queue: evening.queue, ideas: evening.walls.ideas },
			'told-'
		);
		expect(told.length).toBeGreaterThan(5);
		expect(
			told.filter((words) => `${title} ${text}`.includes(words)),
			each.kind
		).toEqual([]);
		// What was prepared may stand there, as the facilitator's note on the run sheet.
		const prepared = stringsIn([evening.agenda, evening.votes, evening.walls.walls], 'hush-');
		const hushed = `${title} ${text}`.match(/hush-[\w-]+/g) ?? [];
		expect(hushed.filter((words) => !prepared.some((each) => each.startsWith(words)))).toEqual([]);
	}
}, 60_000);
