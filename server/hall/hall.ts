// How phones come in: the address they are told, the code, and the QRs. Nothing here is shown that cannot work.
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
	/** The address that was told last: kept while the machine has it, so that a QR on the wall does not change by itself. */
	#announced: string | null = null;
	/** Where this is Windows. */
	readonly #windows: WindowsCards | null;

	constructor(
		catalogue: CatalogueFile,
		listening: () => Listening,
		windows = process.platform === 'win32' ? new WindowsCards() : null
	) {
		this.#catalogue = catalogue;
		this.#listening = listening;
		this.#windows = windows;
	}

	/** Resolves once the system has said which cards have hardware, or does not answer. No address is held on to before. */
	async looked(): Promise<void> {
		await this.#windows?.look(networkInterfaces());
		this.#announced = null;
	}

	/** Those of this machine that phones may be behind, best first. */
	cards(): readonly CardView[] {
		const { host } = this.#listening();
		const found = this.#found();
		return everywhere.includes(host) ? found : found.filter(({ address }) => address === host);
	}

	#found(): readonly CardView[] {
		const here = networkInterfaces();
		if (this.#windows) inBackground(this.#windows.look(here), () => undefined);
		return lanCards(here, this.#windows?.behind ?? behindHere);
	}

	/** "192.168.1.5:3000", or null where no phone can come. */
	address(): string | null {
		this.#announced = announced(this.#catalogue.data.settings.address, this.cards(), this.#announced);
		return this.#announced === null ? null : this.#withPort(this.#announced);
	}

	/** What links given to others begin with; this machine alone where there is no other address. */
	origin(): string {
		return `http://${this.address() ?? this.#here()}`;
	}

	/** What this very machine opens. */
	localOrigin(): string {
		return `http://${this.#here()}`;
	}

	/** `code`: that of the meeting whose key this is, while its doors are open. */
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
