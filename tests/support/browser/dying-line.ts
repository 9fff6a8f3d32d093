// A proxy between phone and server that breaks at will: in the middle of a file, together with everything on the line.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export class DyingLine {
	readonly #server = createServer((asked, answer) => this.#pass(asked, answer));
	readonly #ends = new Set<Duplex>();
	readonly #dies: (path: string) => boolean;
	#deaths = 0;

	/** `dies` decides whether the line breaks in the middle of that file, this time. */
	private constructor(dies: (path: string) => boolean) {
		this.#dies = dies;
		this.#server.on('connection', (end) => this.#hold(end));
		this.#server.on('connect', ({ url = '' }, end) => this.#tunnel(url, end));
	}

	/** `host` is the address that the phone uses. */
	static async open(host: string, dies: (path: string) => boolean): Promise<DyingLine> {
		const line = new DyingLine(dies);
		await new Promise<void>((resolve) => line.#server.listen(0, host, resolve));
		return line;
	}

	/** For a browser's context. */
	get proxy(): { readonly server: string; readonly bypass: string } {
		const { address, port } = this.#server.address() as AddressInfo;
		return { server: `http://${address}:${port}`, bypass: '<-loopback>' };
	}

	get deaths(): number {
		return this.#deaths;
	}

	close(): void {
		this.#cut();
		this.#server.close();
	}

	#hold(end: Duplex): void {
		this.#ends.add(end);
		end.on('error', () => end.destroy()).on('close', () => this.#ends.delete(end));
	}

	#cut(): void {
		for (const end of this.#ends) end.destroy();
	}

	/** Lets the live line through. */
	#tunnel(host: string, end: Duplex): void {
		const [name = '', port = ''] = host.split(':');
		const server: Socket = connect(Number(port), name, () => end.write('HTTP/1.1 200 OK\r\n\r\n'));
		this.#hold(server);
		server.pipe(end).pipe(server);
		end.on('close', () => server.destroy());
		server.on('close', () => end.destroy());
	}

	#pass(asked: IncomingMessage, answer: ServerResponse): void {
		const url = new URL(asked.url ?? '');
		const passed = request(url, { method: asked.method ?? 'GET', headers: asked.headers }, (given) => {
			answer.writeHead(given.statusCode ?? 502, given.headers);
			if (!this.#dies(url.pathname)) return void given.pipe(answer);
			given.once('data', (bytes: Buffer) => this.#dieWithin(bytes, answer));
		});
		passed.on('error', () => answer.destroy());
		asked.pipe(passed);
	}

	#dieWithin(bytes: Buffer, answer: ServerResponse): void {
		this.#deaths += 1;
		answer.write(bytes.subarray(0, bytes.length / 2), () => this.#cut());
	}
}
