// Port 80 besides the server's own port. Internet checks come there, and `tablee.lan` then needs no port. Its lines are handed to the
// one server, so that the same rules hold on both ports. If the port is not available, staff are told, and nothing else fails.
import { createServer, type Server } from 'node:net';
import type { Server as HttpServer } from 'node:http';
import type { PortState } from '#meeting/view-types.ts';

export interface SecondPortGround {
	readonly server: HttpServer;
	readonly host: string;
	readonly port: number;
	/** The server's own port, once it listens. */
	readonly own: () => number;
}

export class SecondPort {
	readonly #ground: SecondPortGround;
	#listening: Server | null = null;
	#state: PortState = 'off';

	constructor(ground: SecondPortGround) {
		this.#ground = ground;
	}

	get state(): PortState {
		return this.#state;
	}

	/** Resolves to the state of the port. Another call tries again if the port was not available. */
	async open(): Promise<PortState> {
		if (this.#listening) return this.#state;
		const { server, host, port, own } = this.#ground;
		if (own() === port) return (this.#state = 'open');
		const listening = createServer((line) => server.emit('connection', line));
		this.#listening = listening;
		this.#state = await stateOf(listening, host, port);
		if (this.#state !== 'open') this.#listening = null;
		return this.#state;
	}

	/** Takes no new lines. Open lines go on. */
	close(): void {
		this.#listening?.close();
		this.#listening = null;
		this.#state = 'off';
	}
}

function stateOf(listening: Server, host: string, port: number): Promise<PortState> {
	return new Promise((resolve) => {
		// An error may also come later, for example if too many lines are open. The open ones go on.
		listening.on('error', (error) => resolve(refusedBy(error)));
		listening.listen(port, host, () => resolve('open'));
	});
}

const refusedBy = (error: Error): PortState =>
	'code' in error && error.code === 'EADDRINUSE' ? 'taken' : 'forbidden';
