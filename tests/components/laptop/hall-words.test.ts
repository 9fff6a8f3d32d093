// The projected welcome and the hall check say what keeps phones away.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { causes, suspectedTroubles, type HallFacts } from '#components/laptop/hall/phone-troubles.ts';
import HallCheck from '#components/laptop/hall/HallCheck.svelte';
import InternetRow from '#components/laptop/hall/InternetRow.svelte';
import PhoneHelp from '#components/laptop/hall/PhoneHelp.svelte';
import WifiForm from '#components/laptop/hall/WifiForm.svelte';
import Poster from '#components/laptop/hall/Poster.svelte';
import Welcome from '#components/screen/stage/Welcome.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { laterWords, loadMessages, residentParts, staffParts } from '#i18n/load.ts';
import type { Network } from '#api/hall.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import type { ConnectionsView, ScreenView, StaffView } from '#meeting/view-types.ts';
import { viewFor } from '#meeting/view.ts';
import enDocuments from '#messages/en/documents.json' with { type: 'json' };
import en from '#messages/en/staff.json' with { type: 'json' };
import frDocuments from '#messages/fr/documents.json' with { type: 'json' };
import fr from '#messages/fr/staff.json' with { type: 'json' };
import { Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

const { meeting } = Play.open();
const presence = presenceOf(meeting);
const wifi = { ssid: 'Salle', password: 'ensemble', qr: { path: 'M0 0', size: 29 } };

beforeEach(() => document.body.replaceChildren());

async function show<P extends Record<string, unknown>>(view: StaffView, of: Component<P>, given: P) {
	// This person came in by a link, so the page does not ask for what only the laptop is told.
	localStorage.setItem(`tablee.staff.${meeting.about.id}.facilitator`, 'token');
	const line: DeskLine = { view, status: 'live', now: 0, send: () => Promise.resolve({ version: 1 }) };
	const language = await Language.load(staffParts);
	const props = { desk: new Desk(line, 'token', 'facilitator'), language, of, with: given };
	const page = mount(AtDesk<P>, { target: document.body, props });
	onTestFinished(() => unmount(page));
	flushSync();
}
const staff = (change: Partial<StaffView['connections']>): StaffView =>
	viewFor(meeting, {}, { ...presence, connections: { ...presence.connections, ...change } }, 'staff', null);

describe('the hall check', () => {
	const help = () => document.querySelector('details');

	test('the hall check says what keeps phones away, unfolded while no phone has come through', async () => {
		await show(staff({ phoneReached: false }), HallCheck, {});
		expect(help()?.open).toBe(true);
		const words = help()?.textContent;
		expect(words).toMatch(/pas d’internet.*rester sur ce Wi‑Fi/);
		expect(words).toContain('Coupez les données mobiles');
		expect(words).toMatch(/invités empêche souvent les appareils/);
		expect(words).toMatch(/les deux cases, réseaux privés et réseaux publics/);
		expect(words).toMatch(/n’a rien demandé.*bloque.*la personne qui s’occupe de l’ordinateur/);
	});

	test.each([
		['windows', [{ of: 'windows', command: 'netsh' }], /n’a rien demandé.*« Autoriser les téléphones »/],
		['linux', [{ of: 'ufw', command: 'sudo ufw' }], /pare-feu.*« Autoriser les téléphones »/]
	] as const)(
		'the hall check leads to the firewall’s line if there is one: %s',
		async (system, firewall, words) => {
			const network: Network = { system, firewall, port: null, router: null };
			await show(staff({ phoneReached: false }), PhoneHelp, { network });
			const told = help()?.textContent.replace(/\s+/gu, ' ') ?? '';
			expect(told).toMatch(words);
			expect(told).not.toContain('qui s’occupe de l’ordinateur');
			expect(told.includes('Windows')).toBe(system === 'windows');
			expect(words.source).toContain(fr['hall.allow']);
		}
	);

	test('the hall check asks for whoever looks after the computer if it has no line for the firewall', async () => {
		const network: Network = { system: 'other', firewall: [], port: null, router: null };
		await show(staff({ phoneReached: false }), PhoneHelp, { network });
		expect(help()?.textContent).toContain('qui s’occupe de l’ordinateur');
		expect(help()?.textContent).not.toContain('Windows');
	});

	test('the hall check is called by its name where the terminal sends people there', () => {
		for (const [documents, words] of [
			[frDocuments, fr],
			[enDocuments, en]
		] as const)
			expect(documents['terminal.no-address']).toContain(words['hall.title']);
	});

	test('a port that another program has taken stands out', async () => {
		const internet = { on: true, port: 'taken', answered: 0 } as const;
		const network: Network = { system: 'linux', firewall: [], port: null, router: null };
		await show(staff({ internet }), InternetRow, { network });
		expect(document.querySelector('.warn')?.textContent).toContain('le port 80');
	});

	test('the poster names tablee.lan while phones are answered, and only there', async () => {
		const { hall } = staff({});
		await show(staff({}), Poster, { hall, title: 'Séance', isNamed: true });
		expect(document.body.textContent).toContain('ou tablee.lan');
		document.body.replaceChildren();
		await show(staff({}), Poster, { hall, title: 'Séance', isNamed: false });
		expect(document.body.textContent).not.toContain('tablee.lan');
	});

	test('who came in by a link is told where the hall is set, and is offered no field that would refuse', async () => {
		await show(staff({}), HallCheck, {});
		const check = document.querySelector('.check ul');
		expect(check?.textContent).toMatch(/«\sRéglages de la salle\s»/);
		expect(check?.querySelectorAll('select, input')).toHaveLength(0);
	});

	test('addresses and passwords run from left to right, and a network’s name as it is written', async () => {
		await show(staff({}), WifiForm, {});
		const directions = [...document.querySelectorAll('.wifi input')].map((field) =>
			field.getAttribute('dir')
		);
		expect(directions).toEqual(['auto', 'ltr']);
		await show(staff({}), HallCheck, {});
		expect(document.querySelector('figcaption')?.getAttribute('dir')).toBe('ltr');
	});

	test('the hall check folds once a phone has come through, and stays for whoever needs it later', async () => {
		await show(staff({ phoneReached: true }), HallCheck, {});
		expect(help()?.open).toBe(false);
		expect(help()?.querySelector('summary')?.textContent).toBe('Un téléphone n’arrive pas à entrer\u00a0?');
	});
});

describe('what keeps phones away', () => {
	const { connections } = presence;
	const cards = [
		{ address: '192.168.8.2', name: 'wlan0', likely: true },
		{ address: '10.8.0.2', name: 'tun0', likely: false },
		{ address: '10.0.0.5', name: 'eth0', likely: true }
	];
	const [one = null, tunnel = null] = cards;
	const internet = { on: true, port: 'open', answered: 0 } as const;
	const told = (known: Partial<HallFacts>, change: Partial<ConnectionsView> = {}) =>
		suspectedTroubles({
			address: '192.168.8.2',
			system: 'linux',
			connections: { ...connections, phoneReached: false, cards: one ? [one] : [], ...change },
			...known
		});
	const seen = (...given: Parameters<typeof told>) =>
		told(...given)
			.filter(({ isSeen }) => isSeen)
			.map(({ cause }) => cause);

	test('the causes come in their usual order if nothing is known', () => {
		expect(told({}).map(({ cause }) => cause)).toEqual([...causes]);
		expect(seen({})).toEqual([]);
	});

	test('a cause that is seen here comes first', () => {
		expect(told({ system: 'windows' })[0]).toEqual({ cause: 'firewall', isSeen: true });
		expect(told({ address: '10.8.0.2' }, { cards: tunnel ? [tunnel] : [] })[0]?.cause).toBe('vpn');
		expect(told({}, { cards })[0]?.cause).toBe('cards');
		expect(told({}, { internet: { ...internet, answered: 2 }, phones: 3 })[0]?.cause).toBe('data');
		expect(told({ system: 'windows' }, { cards }).map(({ cause }) => cause)).toEqual([
			...['firewall', 'cards', 'data', 'isolation', 'vpn']
		]);
	});

	test('a cause is not called seen if something speaks against it', () => {
		expect(seen({ system: 'windows' }, { phoneReached: true })).toEqual([]);
		// A phone that got an answer came through the firewall.
		expect(seen({ system: 'windows' }, { internet: { ...internet, answered: 1 }, phones: 1 })).toEqual([]);
		expect(seen({}, { cards, phoneReached: true })).toEqual([]);
		expect(seen({}, { phones: 3 })).toEqual([]);
	});

	test('each cause has a picture with its name', async () => {
		await show(staff({ phoneReached: false }), HallCheck, {});
		const names = [...document.querySelectorAll('details li')].map((line) => [
			line.querySelector('svg title')?.textContent,
			line.querySelector('strong')?.textContent
		]);
		expect(names).toHaveLength(causes.length);
		for (const [picture, words] of names) expect(picture).toBe(words);
	});
});

test('the hall check warns of an address that only a tunnel or a virtual card has', async () => {
	const words = 'celle d’une carte réseau virtuelle';
	const card = { address: '192.168.1.20', name: 'wg0' };
	await show(staff({ cards: [{ ...card, likely: true }] }), HallCheck, {});
	expect(document.body.textContent).not.toContain(words);
	document.body.replaceChildren();
	await show(staff({ cards: [{ ...card, likely: false }] }), HallCheck, {});
	expect(document.body.textContent).toContain(words);
});

describe('the projected welcome', () => {
	const welcome = async (hall: Partial<ScreenView['hall']>): Promise<string> => {
		const view = viewFor(meeting, {}, { ...presence, hall: { ...presence.hall, ...hall } }, 'screen', null);
		await show(staff({}), Welcome, { view, open: true, now: 0 });
		return document.body.textContent;
	};

	test.each([{ wifi }, { wifi: null }])(
		'the welcome tells phones to stay on the Wi-Fi, whose name is never broken: %j',
		async (hall) => {
			expect(await welcome(hall)).toMatch(/Pas d’internet.*Wi\u2011Fi.*données mobiles/);
		}
	);

	test('the welcome says nothing of the Wi-Fi if phones cannot come in', async () => {
		expect(await welcome({ address: '' })).not.toContain('données mobiles');
	});
});

test('phones do not load the words of the laptop', async () => {
	for (const language of ['fr', 'en'] as const) {
		const keys = Object.keys(await loadMessages(language, { ...residentParts, ...laterWords }));
		expect(keys.filter((key) => /^(hall\.help|stage\.welcome)/.test(key))).toEqual([]);
		const own = Object.keys(await loadMessages(language, { staff: staffParts.staff }));
		expect(own).toEqual(expect.arrayContaining(['hall.help.windows', 'hall.help.blocked']));
	}
});
