// The cast of the evening: a laptop on this machine, its projector, and two phones in the hall.
import { resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { press, see } from './acts.ts';
import { leave, sharedBrowser } from './browser.ts';
import { openDevice, type Device } from './devices.ts';
import { openHall, type Hall } from './hall.ts';
import type { MinutesFile } from '#api/minutes-files.ts';
import { StoryServer } from './server.ts';
import { readPdf } from '../documents/pdf.ts';
import { odtText } from '../documents/reading.ts';
import { readMinutes, tablesEdition } from '../reading.ts';

const results = resolve(import.meta.dirname, '../../../test-results/evening');

interface Parts {
	readonly hall: Hall;
	readonly server: StoryServer;
	readonly here: Browser;
	readonly inside: Browser;
	readonly devices: readonly [laptop: Device, amina: Device, bruno: Device];
}

export class Cast {
	readonly hall: Hall;
	readonly server: StoryServer;
	readonly laptop: Page;
	readonly amina: Page;
	readonly bruno: Page;
	readonly #here: Browser;
	readonly #inside: Browser;
	readonly #devices: Device[];
	#screen: Page | null = null;
	#key = '';

	private constructor({ hall, server, here, inside, devices }: Parts) {
		this.hall = hall;
		this.server = server;
		this.#here = here;
		this.#inside = inside;
		this.#devices = [...devices];
		this.laptop = devices[0].page;
		this.amina = devices[1].page;
		this.bruno = devices[2].page;
	}

	static async gather(): Promise<Cast> {
		const hall = openHall();
		const server = await StoryServer.start(hall.address);
		const [here, inside] = await Promise.all([sharedBrowser(), sharedBrowser(hall.inside)]);
		const devices = await Promise.all([
			openDevice(here, 'laptop'),
			openDevice(inside, 'phone'),
			openDevice(inside, 'phone')
		]);
		return new Cast({ hall, server, here, inside, devices });
	}

	get screen(): Page {
		if (!this.#screen) throw new Error('the projector is not open yet');
		return this.#screen;
	}
	get key(): string {
		return this.#key;
	}
	get faults(): string[] {
		return this.#devices.flatMap(({ faults }) => faults);
	}
	/** Hosts besides the server that a page asked for something. */
	get strangers(): string[] {
		const own = [this.server.phones, this.server.url, `http://localhost:${this.server.port}`];
		const hosts = own.map((url) => new URL(url).host);
		return this.#devices.flatMap((device) => [...device.hosts].filter((host) => !hosts.includes(host)));
	}

	/** The text in the QR code. */
	async joinUrl(): Promise<string> {
		this.#key ||= await this.laptop.evaluate(async () => {
			const token = localStorage.getItem('tablee.staff') ?? '';
			const answer = await fetch('/api/tables', { headers: { authorization: `Bearer ${token}` } });
			const listing = (await answer.json()) as { tables: { meetings: { key: string }[] }[] };
			return listing.tables[0]?.meetings[0]?.key ?? '';
		});
		return `${this.server.phones}/#${this.#key}`;
	}

	/** Opens it by the button of the hall check, and drags it to the projector. */
	async openScreen(): Promise<void> {
		const [screen] = await Promise.all([
			this.laptop.waitForEvent('popup'),
			press(this.laptop, 'Ouvrir l’écran de la salle')
		]);
		await screen.setViewportSize({ width: 1024, height: 768 });
		this.#screen = screen;
	}

	/** How many times the laptop's mouse was pressed during `acts`. */
	async countClicks(acts: () => Promise<void>): Promise<number> {
		await this.laptop.evaluate(() => {
			document.documentElement.dataset['clicks'] = '0';
			const { dataset } = document.documentElement;
			addEventListener(
				'pointerdown',
				() => (dataset['clicks'] = String(Number(dataset['clicks']) + 1)),
				true
			);
		});
		await acts();
		return this.laptop.evaluate(() => Number(document.documentElement.dataset['clicks']));
	}

	/** The capture line: its kind, the words, what the kind asks for, Enter; then Escape leaves it. */
	async capture(
		kind: string,
		words: string,
		more: () => Promise<unknown> = async () => undefined
	): Promise<void> {
		await press(this.laptop.getByRole('group', { name: 'Noter' }), new RegExp(`^${kind}`));
		await this.laptop.locator("textarea[name='words']").fill(words);
		await more();
		await this.laptop.locator("textarea[name='words']").press('Enter');
		await see(this.laptop.getByRole('main'), words);
		await this.laptop.keyboard.press('Escape');
	}

	/** A phone without JavaScript. */
	async reader(): Promise<Page> {
		const device = await openDevice(this.#inside, 'phone', { javaScriptEnabled: false });
		this.#devices.push(device);
		return device.page;
	}

	/** What reads the table's edition: the first meeting, and the laptop's token. */
	read(): Promise<{ readonly id: string; readonly token: string }> {
		return this.laptop.evaluate(async () => {
			const token = localStorage.getItem('tablee.staff') ?? '';
			const answer = await fetch('/api/tables', { headers: { authorization: `Bearer ${token}` } });
			const listing = (await answer.json()) as { tables: { meetings: { id: string }[] }[] };
			return { id: listing.tables[0]?.meetings[0]?.id ?? '', token };
		});
	}

	/** The path of the table's edition. */
	async minutesPath(): Promise<string> {
		return (await tablesEdition(this.server, await this.read())).slice(this.server.url.length);
	}

	/** The table's edition as a file, as text. */
	async download(format: MinutesFile): Promise<string> {
		const response = await readMinutes(this.server, await this.read(), `.${format}?lang=fr`);
		if (!response.ok) throw new Error(`${format}: ${response.status}`);
		const bytes = Buffer.from(await response.arrayBuffer());
		if (format === 'pdf') return (await readPdf(bytes)).text;
		if (format === 'docx') return unzipped(bytes, 'word/document.xml').replace(/<[^>]+>/g, '');
		return format === 'odt' ? odtText(unzipped(bytes, 'content.xml')) : bytes.toString();
	}

	/** Writes pictures of all pages into test-results/ after a failure. */
	async photograph(name: string): Promise<void> {
		const pages = { laptop: this.laptop, amina: this.amina, bruno: this.bruno, screen: this.#screen };
		for (const [who, page] of Object.entries(pages)) {
			const file = `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40)}-${who}.png`;
			await page?.screenshot({ path: resolve(results, file) });
		}
	}

	async leave(): Promise<void> {
		await Promise.all([leave(this.#here), leave(this.#inside)]);
		await this.server.close();
	}
}

/** One file of a zip, found by the directory at its end. */
function unzipped(zip: Buffer, name: string): string {
	for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
		const length = zip.readUInt16LE(at + 28);
		if (zip.toString('utf8', at + 46, at + 46 + length) !== name) continue;
		const local = zip.readUInt32LE(at + 42);
		const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
		const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
		return (zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString();
	}
	throw new Error(`the file holds no ${name}`);
}
