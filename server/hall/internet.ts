// Whether phones are told that there is internet. Off, unless the laptop switches it on; then probes are answered, port 80 is open, and
// it is known how many devices were answered.
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { InternetView } from '#meeting/view-types.ts';
import { Answered } from './answered.ts';
import { hostname, isHereToo } from '../http/hosts.ts';
import { Neighbours } from '../line/neighbours.ts';
import { probeAnswer } from './probes.ts';
import { Lane } from '../store/lane.ts';
import { SecondPort, type SecondPortGround } from './second-port.ts';
import type { CatalogueFile } from '../store/store.ts';

export interface InternetGround extends SecondPortGround {
	readonly catalogue: CatalogueFile;
	/** What is told of it has changed. */
	readonly changed: () => void;
	/** Left out: a clock that nobody sets. */
	readonly now?: () => number;
}

/** The name that the hall's router gives to the laptop. */
export const hallName = 'tablee.lan';

export class Internet {
	readonly #ground: InternetGround;
	readonly #answered: Answered;
	readonly #port: SecondPort;
	readonly #lane = new Lane();

	constructor(ground: InternetGround) {
		this.#ground = ground;
		this.#answered = new Answered(new Neighbours(ground.server).has, ground.now);
		this.#port = new SecondPort(ground);
	}

	get isOn(): boolean {
		return this.#ground.catalogue.data.settings.probes;
	}

	/** By which the laptop may be asked, besides its addresses. */
	readonly names = (): readonly string[] => (this.isOn ? [hallName] : []);

	readonly view = (): InternetView => ({
		on: this.isOn,
		port: this.#port.state,
		answered: this.#answered.count
	});

	/** Does as the setting says now. Resolves once port 80 is open, refused or closed. */
	follow(): Promise<void> {
		return this.#lane.run(async () => {
			if (this.isOn) return void (await this.#port.open());
			this.close();
		});
	}

	close(): void {
		this.#port.close();
		this.#answered.forget();
	}

	/** Before it is asked whose Host it is; whatever is no probe goes on. */
	readonly answer: RequestHandler = (request, response, next) => {
		const found =
			this.isOn && probeAnswer(request.method, hostname(request.headers.host ?? ''), request.path);
		if (!found) return next();
		this.#count(request);
		response.status(found.status).set(plain);
		if (found.status === 204) return void response.end();
		response.type(found.type).send(found.text);
	};

	#count({ socket }: IncomingMessage): void {
		const { remoteAddress, localAddress } = socket;
		// The laptop asks too, where the router answers it. Its cards are looked at for a new device alone: a whole hall may come in at once.
		if (remoteAddress === undefined || remoteAddress === localAddress) return;
		if (!this.#answered.has(remoteAddress) && isHereToo(remoteAddress)) return;
		if (this.#answered.add(remoteAddress)) this.#ground.changed();
	}
}

const plain = {
	'Cache-Control': 'no-store',
	'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'"
} as const;
