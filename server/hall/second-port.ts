// Port 80 besides the server's own: probes are asked there, and `tablee.lan` needs no port. Its lines are handed to the one server, so
// that everything holds there as on its own port. Where it cannot be had, that is told, and nothing else fails.
import { createServer, type Server } from 'node:net';
import type { Server as HttpServer } from 'node:http';
import type { PortState } from '#meeting/view-types.ts';

export interface SecondPortGround {
	readonly server: HttpServer;
	readonly host: string;
	readonly port: number;
	/** That of the server itself, once it listens. */
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

	/** Resolves to what became of it; asked again, it tries again where it could not be had. */
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

	/** No line comes in any more; those that are open go on. */
	close(): void {
		this.#listening?.close();
		this.#listening = null;
		this.#state = 'off';
	}
}

function stateOf(listening: Server, host: string, port: number): Promise<PortState> {
	return new Promise((resolve) => {
		// Also later, as where too many lines are open for one more: those that are go on.
		listening.on('error', (error) => resolve(refusedBy(error)));
		listening.listen(port, host, () => resolve('open'));
	});
}

const refusedBy = (error: Error): PortState =>
	'code' in error && error.code === 'EADDRINUSE' ? 'taken' : 'forbidden';
