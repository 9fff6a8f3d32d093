// What sheets are made of, for tests: a meeting with every kind of vote, and a hall with its Wi-Fi.
import type { SheetBody, SheetAsked } from '#api/sheets.ts';
import type { Item } from '#meeting/agenda/state.ts';
import { emptyMeeting, type About } from '#meeting/meeting.ts';
import { kinds, voteKinds, type VoteKind } from '#meeting/vote/kinds/kinds.ts';
import type { Vote } from '#meeting/vote/state.ts';
import { emptyShelf } from '#stream/shelf.ts';
import { qrPath, wifiText } from '#server/hall/qr.ts';
import { wordsIn } from '#server/process/words.ts';
import type { SheetGround } from '#server/sheets/ground.ts';
import { sheetPdf } from '#server/sheets/pdf.ts';
import { sheetOf } from '#server/sheets/sheets.ts';
import { paperWords } from '#server/sheets/words.ts';

export const item = (id: string, more: Partial<Item> = {}): Item => ({
	...{ id, title: `Point ${id}`, minutes: 20, rule: 'first-in-item', turnSeconds: 90, note: '' },
	...{ spentMs: 0, visited: false },
	...more
});

export const vote = (id: string, kind: VoteKind, more: Partial<Vote> = {}): Vote => ({
	...{ id, item: 'talk', question: `Question de ${id} ?`, from: null, wall: null, kind },
	options: kinds[kind].optionsOf(
		kinds[kind].asks.includes('options') ? ['Le square', 'Le hall', 'La rue'] : []
	),
	...{
		max: kind === 'several' ? 2 : 1,
		secret: true,
		live: false,
		level: 'indicative',
		state: 'prepared',
		round: 0
	},
	...{ lastCall: null, unread: false, openedAt: null, ballots: emptyShelf, aside: emptyShelf, hands: null },
	...{ covers: 'others', results: [] },
	...more
});

export const address = '192.168.1.5:3000';
export const pageLink = `http://${address}/#K7QM2XPA`;
export const wifi = { ssid: 'Salle des Rosiers', password: 'rosiers-2026' };
export const wifiLink = wifiText(wifi.ssid, wifi.password);
export const hall: SheetGround['hall'] = {
	address,
	url: pageLink,
	code: null,
	qr: qrPath(pageLink),
	wifi: { ...wifi, qr: qrPath(wifiLink) }
};

const about: About = {
	...emptyMeeting.about,
	title: 'Les ascenseurs du bâtiment B',
	tableName: 'Table des Rosiers',
	place: 'Maison des associations, 12 rue des Rosiers',
	date: '2026-12-10'
};
const items = [
	item('welcome', {
		title: 'Accueil',
		minutes: 10,
		rule: 'list',
		note: 'Dites pourquoi on est là, et à quelle heure on finit.'
	}),
	item('talk', { title: 'Les pannes', minutes: 35 }),
	item('wall', { title: 'Nos priorités', minutes: 25, note: 'Trois idées par personne.' }),
	item('round', { title: 'Tour de table', minutes: 20, rule: 'round', turnSeconds: 60 })
];
export const votes = voteKinds.map((kind) => vote(kind, kind));

export const meeting: SheetGround['meeting'] = {
	about,
	agenda: {
		...emptyMeeting.agenda,
		items: Object.fromEntries(items.map((each) => [each.id, each])),
		order: items.map(({ id }) => id)
	},
	votes: {
		...emptyMeeting.votes,
		votes: Object.fromEntries(votes.map((each) => [each.id, each])),
		order: votes.map(({ id }) => id)
	},
	walls: {
		...emptyMeeting.walls,
		walls: {
			w: {
				id: 'w',
				item: 'wall',
				prompt: 'Qu’est-ce qui est le plus urgent ?',
				review: true,
				state: 'prepared',
				hidden: false,
				held: false,
				ideas: [],
				groups: [],
				changes: []
			}
		},
		order: ['w']
	}
};

export type Language = SheetAsked['language'];

export const groundOf = (more: Partial<SheetGround> = {}, language: Language = 'fr'): SheetGround => ({
	...{
		meeting,
		hall,
		organiser: 'Association des Rosiers',
		namesKeptDays: 30,
		slipsKeptDays: 30,
		start: '18:30'
	},
	words: wordsIn(language, 'Europe/Paris'),
	say: paperWords(language),
	...more
});

/** One of each kind. */
export const everySheet: readonly SheetBody[] = [
	{ kind: 'poster', language: 'fr', paper: 'a4', place: 'hall' },
	{ kind: 'agenda', language: 'fr' },
	{ kind: 'run', language: 'fr' },
	{ kind: 'cards', language: 'fr', from: 1, count: 12 },
	{ kind: 'ballots', language: 'fr', vote: 'approval', count: 9 },
	{ kind: 'attendance', language: 'fr', count: 7, months: 12 },
	{ kind: 'assembly', language: 'fr', isAssembly: true, count: 24, proxies: 3 }
];

export const at = Date.UTC(2026, 10, 30, 9);

/** The ids of tests are short; the schema asks for longer ones, and is tried in the tests of the routes. */
export async function madeSheet(
	asked: SheetBody,
	ground: SheetGround = groundOf({}, asked.language)
): Promise<Uint8Array> {
	const sheet = sheetOf(asked, ground);
	if (typeof sheet === 'string') throw new Error(sheet);
	return sheetPdf({ format: 'sheet', sheet, file: 'sheet', at });
}
