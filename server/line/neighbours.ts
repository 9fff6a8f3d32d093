// Knows from which addresses lines are open now.
import type { Socket } from 'node:net';
import type { Server as HttpServer } from 'node:http';

export class Neighbours {
	readonly #lines = new Map<string, number>();

	constructor(server: HttpServer) {
		server.on('connection', (line: Socket) => {
			const { remoteAddress } = line;
			if (remoteAddress === undefined) return;
			this.#count(remoteAddress, 1);
			line.once('close', () => this.#count(remoteAddress, -1));
		});
	}

	readonly has = (address: string): boolean => this.#lines.has(address);

	#count(address: string, more: 1 | -1): void {
		const lines = (this.#lines.get(address) ?? 0) + more;
		if (lines > 0) this.#lines.set(address, lines);
		else this.#lines.delete(address);
	}
}
