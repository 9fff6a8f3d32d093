// Whether phones are told that there is internet. This is off until the laptop switches it on. Then the server answers internet
// checks, opens port 80, and counts the devices that it answered.
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { InternetView } from '#meeting/view-types.ts';
import { AnsweredPhones } from './answered.ts';
import { hostname, isHereToo } from '../http/hosts.ts';
import { Neighbours } from '../line/neighbours.ts';
import { probeAnswer } from './probes.ts';
import { Lane } from '../store/lane.ts';
import { SecondPort, type SecondPortGround } from './second-port.ts';
import type { CatalogueFile } from '../store/store.ts';

export interface InternetGround extends SecondPortGround {
	readonly catalogue: CatalogueFile;
	/** Called when what staff see of it has changed. */
	readonly changed: () => void;
	/** Left out: a monotonic clock. */
	readonly now?: () => number;
}

/** The name of the laptop in the hall's router. */
export const hallName = 'tablee.lan';

export class Internet {
	readonly #ground: InternetGround;
	readonly #answered: AnsweredPhones;
	readonly #port: SecondPort;
	readonly #lane = new Lane();

	constructor(ground: InternetGround) {
		this.#ground = ground;
		this.#answered = new AnsweredPhones(new Neighbours(ground.server).has, ground.now);
		this.#port = new SecondPort(ground);
	}

	get isOn(): boolean {
		return this.#ground.catalogue.data.settings.probes;
	}

	/** Valid names for the laptop besides its addresses. */
	readonly names = (): readonly string[] => (this.isOn ? [hallName] : []);

	readonly view = (): InternetView => ({
		on: this.isOn,
		port: this.#port.state,
		answered: this.#answered.count
	});

	/** Follows the setting. Resolves once port 80 is open, refused or closed. */
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

	/** Runs before the check of the Host. Any request but an internet check goes on. */
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
		// The laptop itself may ask too. Its cards are looked up only for a new device, because a whole hall may come in at once.
		if (remoteAddress === undefined || remoteAddress === localAddress) return;
		if (!this.#answered.has(remoteAddress) && isHereToo(remoteAddress)) return;
		if (this.#answered.add(remoteAddress)) this.#ground.changed();
	}
}

const plain = {
	'Cache-Control': 'no-store',
	'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'"
} as const;
