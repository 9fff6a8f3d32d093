// A small client of the protocol (src/lib/meeting/PROTOCOL.md) over Node's own WebSocket: one socket, one role. It is separate from the
// browser's client: it uses frames and not Socket.IO, and it keeps nothing when it ends.
import type { ClientCommand } from '#meeting/command.ts';
import { apply, type Patch } from '#stream/patch.ts';
import type { Mine, View } from '#meeting/view-types.ts';

export interface Auth {
	readonly meeting: string;
	readonly token: string;
	readonly role: 'resident' | 'facilitator' | 'scribe' | 'screen';
}
export type Answer = { readonly version: number } | { readonly refused: string };
interface ViewMessage<V> {
	readonly full?: V;
	readonly mine?: Mine;
	readonly patches?: readonly Patch[];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
/** An id or token of so many characters, with six random bits each. */
export const randomId = (length: number): string =>
	[...crypto.getRandomValues(new Uint8Array(length))].map((byte) => letters[byte & 63]).join('');

export class Wire<V extends View> {
	view: V | null = null;
	mine: Mine | null = null;
	/** Called after each view message. */
	onview: () => void = () => undefined;
	readonly #socket: WebSocket;
	readonly #waiting = new Map<number, (answer: Answer) => void>();
	#sent = 0;
	#watchers: (() => void)[] = [];

	/** `server` is like "http://127.0.0.1:3000". It connects at once; `ready` resolves with the first view. */
	constructor(server: string, auth: Auth) {
		this.#socket = new WebSocket(`${server.replace('http', 'ws')}/live/?EIO=4&transport=websocket`);
		this.#socket.addEventListener('message', ({ data }) => this.#receive(String(data), auth));
	}

	/** Resolves once the condition is true of the view. */
	until(condition: (view: V, mine: Mine | null) => boolean): Promise<V> {
		return new Promise((resolve) => {
			const look = (): void => {
				if (!this.view || !condition(this.view, this.mine)) return;
				this.#watchers = this.#watchers.filter((watcher) => watcher !== look);
				resolve(this.view);
			};
			this.#watchers.push(look);
			look();
		});
	}

	send(command: ClientCommand, id = randomId(12)): Promise<Answer> {
		const number = (this.#sent += 1);
		return new Promise((resolve) => {
			this.#waiting.set(number, resolve);
			this.#socket.send(`42${number}${JSON.stringify(['command', { id, command }])}`);
		});
	}

	/** The same as `send`, but a refusal is an error. Resolves to the command's id. */
	async does(command: ClientCommand): Promise<string> {
		const id = randomId(12);
		const answer = await this.send(command, id);
		if ('refused' in answer) throw new Error(`${command.type}: ${answer.refused}`);
		return id;
	}

	close(): void {
		this.#socket.close();
	}

	#receive(frame: string, auth: Auth): void {
		if (frame.startsWith('0')) this.#socket.send(`40${JSON.stringify(auth)}`);
		else if (frame === '2') this.#socket.send('3');
		else if (frame.startsWith('42')) this.#take((JSON.parse(frame.slice(2)) as [string, ViewMessage<V>])[1]);
		else if (frame.startsWith('43')) this.#settle(frame.slice(2));
	}

	#take(message: ViewMessage<V>): void {
		if (message.full) this.view = message.full;
		for (const patch of message.patches ?? []) if (this.view) this.view = apply(this.view, patch);
		if (message.mine) this.mine = message.mine;
		for (const watcher of [...this.#watchers]) watcher();
		this.onview();
	}

	#settle(frame: string): void {
		const bracket = frame.indexOf('[');
		const number = Number(frame.slice(0, bracket));
		const [answer] = JSON.parse(frame.slice(bracket)) as [Answer];
		this.#waiting.get(number)?.(answer);
		this.#waiting.delete(number);
	}
}
