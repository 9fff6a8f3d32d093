// How phones come in: the announced address, the code and the QR codes. Nothing is shown that cannot work.
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { CardView, HallView } from '#meeting/view-types.ts';
import { announced, behindHere, lanCards } from './addresses.ts';
import { inBackground } from '../process/background.ts';
import { noQr, qrPath, wifiText, type QrPath } from './qr.ts';
import type { CatalogueFile } from '../store/store.ts';
import { WindowsCards } from './windows-cards.ts';

export interface Listening {
	readonly host: string;
	readonly port: number;
}

const everywhere = ['', '0.0.0.0', '::'];

export class Hall {
	readonly #catalogue: CatalogueFile;
	readonly #listening: () => Listening;
	readonly #drawn = new Map<string, QrPath>();
	/** The address announced last. It stays while the machine has it, so that a QR code on the wall does not change by itself. */
	#announced: string | null = null;
	/** Null on any system but Windows. */
	readonly #windows: WindowsCards | null;
	/** For whoever asks in the same breath: one view asks three times, and the system takes its time. */
	#seen: readonly CardView[] | null = null;

	constructor(
		catalogue: CatalogueFile,
		listening: () => Listening,
		windows = process.platform === 'win32' ? new WindowsCards() : null
	) {
		this.#catalogue = catalogue;
		this.#listening = listening;
		this.#windows = windows;
	}

	/** Resolves once the system has said which cards have hardware, or fails to answer. An address announced before that may change. */
	async looked(): Promise<void> {
		await this.#windows?.look(networkInterfaces());
		this.#announced = null;
	}

	/** The network cards by which phones may reach this machine, best first. */
	cards(): readonly CardView[] {
		const { host } = this.#listening();
		const found = this.#found();
		return everywhere.includes(host) ? found : found.filter(({ address }) => address === host);
	}

	#found(): readonly CardView[] {
		if (!this.#seen) queueMicrotask(() => (this.#seen = null));
		return (this.#seen ??= this.#look());
	}

	#look(): readonly CardView[] {
		const here = networkInterfaces();
		if (this.#windows) inBackground(this.#windows.look(here), () => undefined);
		return lanCards(here, this.#windows?.behind ?? behindHere);
	}

	/** As "192.168.1.5:3000"; null if phones cannot reach this machine. */
	address(): string | null {
		this.#announced = announced(this.#catalogue.data.settings.address, this.cards(), this.#announced);
		return this.#announced === null ? null : this.#withPort(this.#announced);
	}

	/** The beginning of every link that is given out. Without another address it is that of localhost. */
	origin(): string {
		return `http://${this.address() ?? this.#here()}`;
	}

	/** The beginning of links for this machine itself. */
	localOrigin(): string {
		return `http://${this.#here()}`;
	}

	/** `key` and `code` are those of the meeting; `code` is null while its doors are closed. */
	view(key: string, code: string | null): HallView {
		const address = this.address();
		const { wifi } = this.#catalogue.data.settings;
		const url = `${this.origin()}/#${key}`;
		return {
			address: address ?? '',
			url,
			code,
			qr: address === null ? noQr : this.#draw(url),
			wifi: wifi && { ...wifi, qr: this.#draw(wifiText(wifi.ssid, wifi.password)) }
		};
	}

	#draw(text: string): QrPath {
		const drawn = this.#drawn.get(text) ?? qrPath(text);
		if (this.#drawn.size > 500) this.#drawn.clear();
		this.#drawn.set(text, drawn);
		return drawn;
	}

	#here(): string {
		const { host } = this.#listening();
		return this.#withPort(everywhere.includes(host) || isIP(host) === 0 ? 'localhost' : host);
	}

	#withPort(host: string): string {
		const { port } = this.#listening();
		return port === 80 ? host : `${host}:${port}`;
	}
}
