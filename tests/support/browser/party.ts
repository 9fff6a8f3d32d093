// A whole meeting without a page: the hall, the server, a meeting, and a desk from which a story moves the room. Surfaces are opened
// by the links that people get. Everything is closed together.
import type { Browser, Page } from 'playwright-core';
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { Client, newToken } from '#tests/support/client.ts';
import { ask, post } from '#tests/support/server.ts';
import { sharedBrowser } from './browser.ts';
import { openDevice, type Device, type Kind } from './devices.ts';
import { openHall, type Hall } from './hall.ts';
import { storyPlan, saidIn, type Said } from './said.ts';
import { StoryServer } from './server.ts';

type Surface = 'tables' | 'facilitator' | 'scribe' | 'screen';

export class Party {
	readonly language: LanguageCode;
	readonly said: Said;
	readonly hall: Hall;
	readonly server: StoryServer;
	readonly browser: Browser;
	readonly desk: Client<StaffView>;
	readonly meeting: string;
	readonly key: string;
	/** The laptop's. */
	readonly token: string;
	readonly #table: string;
	readonly #devices: Device[] = [];
	readonly #phones: Client[] = [];

	private constructor(parts: {
		ground: Ground;
		desk: Client<StaffView>;
		row: { id: string; key: string; table: string };
	}) {
		const { ground, desk, row } = parts;
		this.language = ground.language;
		this.said = saidIn[ground.language];
		this.hall = ground.hall;
		this.server = ground.server;
		this.browser = ground.browser;
		this.token = ground.token;
		this.desk = desk;
		this.meeting = row.id;
		this.key = row.key;
		this.#table = row.table;
	}

	static async open(language: LanguageCode = 'fr'): Promise<Party> {
		const ground = await openGround(language);
		const row = await makeMeeting(ground);
		const auth = { meeting: row.id, token: ground.token, role: 'facilitator' } as const;
		const desk = await new Client<StaffView>(ground.server.url, auth).connect();
		return new Party({ ground, desk, row });
	}

	/** What reads the table's edition. */
	get read(): { readonly id: string; readonly token: string } {
		return { id: this.meeting, token: this.token };
	}

	/** A phone that has scanned the code of the screen. */
	async phone(path = `/#${this.key}`): Promise<Device> {
		const device = await this.#device('phone');
		await device.page.goto(`${this.server.phones}${path}`);
		return device;
	}

	/** A surface of the laptop or the projector, opened by a link of its own. */
	async surface(surface: Surface): Promise<Device> {
		const device = await this.#device(surface === 'screen' ? 'screen' : 'laptop');
		await device.page.goto(await this.link(surface));
		await device.page.waitForURL((url) => url.pathname !== '/enter');
		return device;
	}

	/** The pages on which a whole evening is seen. */
	async everySurface(): Promise<Record<'phone' | 'laptop' | 'scribe' | 'screen', Page>> {
		const [phone, laptop, scribe, screen] = await Promise.all([
			this.phone(),
			this.surface('facilitator'),
			this.surface('scribe'),
			this.surface('screen')
		]);
		return { phone: phone.page, laptop: laptop.page, scribe: scribe.page, screen: screen.page };
	}

	/** An open wall on the first item, for all to see. */
	async showWall(prompt: string): Promise<void> {
		const item = this.desk.view.agenda[0]?.id ?? '';
		const wall = await this.desk.do({ type: 'PrepareWall', item, prompt, review: false, open: true });
		await this.desk.do({ type: 'ShowStage', stage: { kind: 'wall', wall } });
	}

	/** The page of tables on the laptop itself, opened by the printed link: all tables, and the settings. */
	async laptopTables(): Promise<Device> {
		const device = await this.#device('laptop');
		await device.context.addInitScript((token) => localStorage.setItem('tablee.staff', token), this.token);
		await device.page.goto(`${this.server.phones}/tables`);
		return device;
	}

	async blank(kind: Kind, path: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Device> {
		const device = await this.#device(kind, options);
		await device.page.goto(`${this.server.phones}${path}`);
		return device;
	}

	async link(surface: Surface): Promise<string> {
		const [path, body] =
			surface === 'tables'
				? [`/tables/${this.#table}/keys`, {}]
				: [`/meetings/${this.meeting}/links`, { role: surface }];
		return (await post<{ url: string }>(this.server, path, body, this.token)).body.url;
	}

	/** The hall's Wi-Fi goes off. */
	async withoutWifi(): Promise<void> {
		await ask(this.server, '/settings', { method: 'PATCH', token: this.token, body: { wifi: null } });
	}

	/** The phone of somebody in the hall, without a page. */
	async neighbour(): Promise<Client> {
		const auth = { meeting: this.key, token: newToken(), role: 'resident' } as const;
		const client = await new Client(this.server.url, auth).connect();
		this.#phones.push(client);
		await client.do({ type: 'Arrive' });
		return client;
	}

	get faults(): readonly string[] {
		return this.#devices.flatMap(({ faults }) => faults);
	}

	async close(): Promise<void> {
		for (const client of [this.desk, ...this.#phones]) client.close();
		// Only its own pages: another party may be on in the same browser.
		await Promise.all(this.#devices.map(({ context }) => context.close()));
		await this.server.close();
	}

	async #device(kind: Kind, options: object = {}): Promise<Device> {
		const device = await openDevice(this.browser, kind, { language: this.language, ...options });
		this.#devices.push(device);
		return device;
	}
}

interface Ground {
	readonly language: LanguageCode;
	readonly hall: Hall;
	readonly server: StoryServer;
	readonly browser: Browser;
	readonly token: string;
}

async function openGround(language: LanguageCode): Promise<Ground> {
	const hall = openHall();
	const server = await StoryServer.start(hall.address);
	const [browser, entered] = await Promise.all([
		sharedBrowser(hall.inside),
		post<{ token: string }>(server, '/enter', { secret: server.laptopSecret })
	]);
	const { token } = entered.body;
	const wifi = { ssid: saidIn[language].wifi, password: 'ensemble-2031' };
	const settings = { ...(hall.isApart && { address: hall.address }), wifi };
	await ask(server, '/settings', { method: 'PATCH', token, body: settings });
	return { language, hall, server, browser, token };
}

async function makeMeeting({ language, server, token }: Ground) {
	const said = saidIn[language];
	const table = (await post<{ id: string }>(server, '/tables', { name: said.table }, token)).body.id;
	const plan = storyPlan(said);
	const made = { title: said.title, plan };
	const { id } = (await post<{ id: string }>(server, `/tables/${table}/meetings`, made, token)).body;
	type Listing = { tables: { meetings: { id: string; key: string }[] }[] };
	const listing = (await ask<Listing>(server, '/tables', { token })).body;
	const row = listing.tables.flatMap(({ meetings }) => meetings).find((each) => each.id === id);
	if (!row) throw new Error('the meeting is not listed');
	return { id, key: row.key, table };
}
