// A line over the bare wire, for what no well-made client does: many packets in one segment, frames that are never read, polling by
// hand. It keeps what came. By itself it sends nothing, except the pong if the test asks for that.
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

export const packetOf = (auth: object): string => `40${JSON.stringify(auth)}`;
export const commandOf = (number: number, id: string, command: object): string =>
	`42${number}${JSON.stringify(['command', { id, command }])}`;

export class Wire {
	readonly socket: WebSocket;
	readonly packets: string[] = [];
	readonly #waits = new Set<() => void>();

	constructor({ url }: { readonly url: string }, says: 'pong' | 'nothing' = 'pong') {
		this.socket = new WebSocket(`${url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`);
		this.socket.on('error', () => undefined);
		this.socket.on('message', (data: Buffer) => {
			const packet = data.toString();
			if (packet === '2' && says === 'pong') this.socket.send('3');
			this.packets.push(packet);
			for (const look of this.#waits) look();
		});
		this.socket.on('close', () => {
			for (const look of this.#waits) look();
		});
		onTestFinished(() => this.socket.terminate());
	}

	get isClosed(): boolean {
		return this.socket.readyState === WebSocket.CLOSED;
	}

	/** Resolves once this is true. It checks with each packet and at the end. */
	until(isAwaited: (packets: readonly string[]) => boolean): Promise<void> {
		return new Promise((resolve) => {
			const look = () => {
				if (!isAwaited(this.packets)) return;
				this.#waits.delete(look);
				resolve();
			};
			this.#waits.add(look);
			look();
		});
	}

	closed(): Promise<void> {
		return this.until(() => this.isClosed);
	}

	/** Sends everything in one segment, if the network keeps it so. */
	sendAtOnce(packets: readonly string[]): void {
		const { _socket: line } = this.socket as unknown as {
			_socket: { cork: () => void; uncork: () => void };
		};
		line.cork();
		for (const packet of packets) this.socket.send(packet);
		line.uncork();
	}
}

/** A line that the server opened: its first packet has come. */
export async function openWire(server: { readonly url: string }, says?: 'pong' | 'nothing'): Promise<Wire> {
	const wire = new Wire(server, says);
	await wire.until((packets) => packets.length > 0);
	return wire;
}

/** Long polling by hand. Each answer holds the packets of one poll or one post. */
export class Poller {
	readonly #url: string;
	#sid = '';

	constructor({ url }: { readonly url: string }) {
		this.#url = url;
	}

	get path(): string {
		return `/live/?EIO=4&transport=polling${this.#sid === '' ? '' : `&sid=${this.#sid}`}`;
	}

	async open(): Promise<void> {
		const opened = await this.#asked('GET');
		this.#sid = (JSON.parse(opened.slice(1)) as { sid: string }).sid;
	}

	/** The next packet, whether it waits or is still to come. Rejects if the line is over. */
	async poll(): Promise<readonly string[]> {
		return (await this.#asked('GET')).split('\u001e');
	}

	async send(packets: readonly string[]): Promise<void> {
		await this.#asked('POST', packets.join('\u001e'));
	}

	async #asked(method: string, body?: string): Promise<string> {
		const answer = await fetch(this.#url + this.path, { method, ...(body !== undefined && { body }) });
		if (!answer.ok) throw new Error(String(answer.status));
		return answer.text();
	}
}
