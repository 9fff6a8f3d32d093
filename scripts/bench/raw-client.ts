// A client that works with frames, so that it counts every byte on its socket. It speaks Engine.IO as PROTOCOL.md describes. It looks for
// texts in frames and parses only answers, so that one core can run a thousand of them.
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

export type Answer = { readonly version: number } | { readonly refused: string };
interface Mark {
	readonly bytes: Buffer;
	readonly seen: (at: number) => void;
}
export interface Tally {
	readonly frames: number;
	readonly received: number;
	readonly sent: number;
}

const patienceMs = 60_000;
const path = '/live/?EIO=4&transport=websocket';

export class RawClient {
	/** Resolves with the first view. */
	readonly opened: Promise<undefined>;
	frames = 0;
	/** The text of the last view message. */
	last: Buffer = Buffer.alloc(0);
	/** Called with every frame. */
	onframe: ((frame: Buffer) => void) | null = null;
	readonly #socket: WebSocket;
	readonly #auth: object | null;
	#line: Socket | null = null;
	#marks: Mark[] = [];
	readonly #answers = new Map<number, (answer: Answer) => void>();
	#count = 0;
	#isOpen: () => void = () => undefined;

	/** If `auth` is null, it is a bare line without Engine.IO, which is open when its socket is. */
	constructor(url: string, auth: object | null) {
		this.#auth = auth;
		const address = url.replace('http', 'ws') + (auth ? path : '');
		this.#socket = new WebSocket(address, { perMessageDeflate: false, skipUTF8Validation: true });
		const { promise, resolve, reject } = Promise.withResolvers<undefined>();
		this.opened = promise;
		this.#isOpen = () => resolve(undefined);
		this.#socket.on('upgrade', ({ socket }) => (this.#line = socket));
		this.#socket.on('open', () => void (auth ?? resolve(undefined)));
		this.#socket.on('message', (frame: Buffer) => this.#take(frame));
		this.#socket.on('error', reject);
		this.#socket.on('close', () => reject(new Error('closed')));
		promise.catch(() => undefined);
	}

	get tally(): Tally {
		return {
			frames: this.frames,
			received: this.#line?.bytesRead ?? 0,
			sent: this.#line?.bytesWritten ?? 0
		};
	}

	send(id: string, command: object): Promise<Answer> {
		const number = this.#count++;
		this.#socket.send(`42${number}${JSON.stringify(['command', { id, command }])}`);
		return within(
			new Promise((resolve) => this.#answers.set(number, resolve)),
			() => `no answer: ${JSON.stringify(command)}`
		);
	}

	raw(text: string): void {
		this.#socket.send(text);
	}

	/** Resolves to the time of the first frame with this text. */
	mark(text: string): Promise<number> {
		const seen = new Promise<number>((resolve) => {
			this.#marks.push({ bytes: Buffer.from(text), seen: resolve });
		});
		return within(seen, () => `never came: ${text}`);
	}

	close(): void {
		this.#socket.removeAllListeners('close').terminate();
	}

	#take(frame: Buffer): void {
		this.frames += 1;
		this.onframe?.(frame);
		if (this.#marks.length > 0) this.#look(frame);
		if (!this.#auth) return;
		const [kind, packet] = [frame[0], frame[1]];
		if (kind === digit(0)) this.#socket.send(`40${JSON.stringify(this.#auth)}`);
		else if (kind === digit(2)) this.#socket.send('3');
		else if (kind === digit(4) && packet === digit(2)) this.#view(frame);
		else if (kind === digit(4) && packet === digit(3)) this.#answer(frame.toString('latin1', 2));
		else if (kind === digit(4) && packet === digit(4)) this.#socket.close();
	}

	#view(frame: Buffer): void {
		this.last = frame;
		this.#isOpen();
	}

	#look(frame: Buffer): void {
		const at = performance.now();
		this.#marks = this.#marks.filter(({ bytes, seen }) => {
			if (!frame.includes(bytes)) return true;
			seen(at);
			return false;
		});
	}

	#answer(text: string): void {
		const bracket = text.indexOf('[');
		const number = Number(text.slice(0, bracket));
		const [answer] = JSON.parse(text.slice(bracket)) as [Answer];
		this.#answers.get(number)?.(answer);
		this.#answers.delete(number);
	}
}

const digit = (number: number): number => 48 + number;

/** Rejects if nothing comes, because a bench must end by itself. */
function within<T>(promise: Promise<T>, sentence: () => string): Promise<T> {
	return new Promise((resolve, reject) => {
		const patience = setTimeout(() => reject(new Error(sentence())), patienceMs);
		void promise.then((value) => {
			clearTimeout(patience);
			resolve(value);
		});
	});
}

/** Counts since `before`. */
export const since = (client: RawClient, before: Tally): Tally => ({
	frames: client.frames - before.frames,
	received: client.tally.received - before.received,
	sent: client.tally.sent - before.sent
});

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Makes `count` values, at most `width` at the same time. The result is in order. */
export async function manyAtOnce<T>(
	count: number,
	width: number,
	make: (index: number) => Promise<T>
): Promise<T[]> {
	const made: T[] = [];
	let next = 0;
	const lane = async (): Promise<void> => {
		while (next < count) {
			const index = next++;
			made[index] = await make(index);
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
	return made;
}
