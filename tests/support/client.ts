// A client of the room server over socket.io-client: the view that it holds, and its answers. It waits for events that a
// test awaits, never for a time.
import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import type { Refusal, Role } from '#meeting/frame.ts';
import { apply, type Patch } from '#stream/patch.ts';
import type { Mine, RoomView, ScreenView, StaffView, View } from '#meeting/view-types.ts';
import type { Version } from '#stream/version.ts';

export type Answer = { readonly version: number } | Refusal;
export interface Message {
	readonly version: Version;
	readonly at: number;
	readonly full?: View;
	readonly patches?: readonly Patch[];
	readonly mine?: Mine;
	readonly build?: string;
}
export interface Auth {
	readonly meeting: string;
	readonly token: string;
	readonly role: Role;
	readonly have?: Version;
}

/** A bound, and no claim of speed. On a disk to which four others write, one flush may take seconds. */
const patienceMs = 15_000;
let made = 0;
/** An id of the right shape, new in this process. */
export const newId = (): string =>
	`t-${process.pid.toString(36)}-${(made += 1).toString(36).padStart(8, '0')}`;
/** As a phone makes its own. */
export const newToken = (): string => `token-${newId()}`.padEnd(24, 'x');

export class Client<V extends View = RoomView> {
	readonly socket: Socket;
	readonly messages: Message[] = [];
	mine: Mine | null = null;
	#view: V | null = null;
	readonly #waits = new Set<() => void>();

	constructor(url: string, auth: Auth, options: object = {}) {
		this.socket = io(url, {
			path: '/live',
			auth,
			transports: ['websocket'],
			forceNew: true,
			reconnectionDelay: 50,
			reconnectionDelayMax: 200,
			autoConnect: false,
			...options
		});
		this.socket.on('view', (message: Message) => this.#take(message));
	}

	get view(): V {
		if (!this.#view) throw new Error('no view yet');
		return this.#view;
	}
	get version(): Version | undefined {
		return this.messages.at(-1)?.version;
	}

	/**
	 * Resolves with the first view. Rejects with the code of the refusal as message. After a lost line it comes back by itself, however
	 * long the server is away.
	 */
	connect(): Promise<this> {
		return new Promise((resolve, reject) => {
			const failed = (error: Error & { data?: Refusal }): void => {
				this.close();
				reject(new Error(error.data?.refused ?? error.message));
			};
			this.socket.once('view', () => {
				this.socket.off('connect_error', failed);
				resolve(this);
			});
			this.socket.once('connect_error', failed);
			this.socket.connect();
		});
	}

	send(command: ClientCommand, id = newId()): Promise<Answer> {
		return this.raw({ id, command });
	}

	/** Sends the value as it is, well-formed or not. */
	raw(envelope: unknown): Promise<Answer> {
		return new Promise((resolve) => this.socket.emit('command', envelope, resolve));
	}

	/** Sends it, and expects that it is accepted. Resolves to the id of what it made. */
	async do(command: ClientCommand, id = newId()): Promise<string> {
		const answer = await this.send(command, id);
		if ('refused' in answer) throw new Error(`${command.type}: ${answer.refused}`);
		return id;
	}

	/** The first view, from now on, for which this is true. */
	async until(isAwaited: (view: V, mine: Mine | null) => boolean, withinMs = patienceMs): Promise<V> {
		const { promise, resolve, reject } = Promise.withResolvers<V>();
		const look = () => {
			if (this.#view && isAwaited(this.#view, this.mine)) resolve(this.#view);
		};
		const patience = setTimeout(
			() =>
				reject(new Error(`never: ${isAwaited}\n${JSON.stringify(this.#view)}\n${JSON.stringify(this.mine)}`)),
			withinMs
		);
		this.#waits.add(look);
		look();
		return promise.finally(() => {
			clearTimeout(patience);
			this.#waits.delete(look);
		});
	}

	close(): void {
		this.socket.disconnect();
	}

	#take(message: Message): void {
		this.messages.push(message);
		if (message.full) this.#view = message.full as V;
		for (const patch of message.patches ?? []) this.#view &&= apply(this.#view, patch);
		if (message.mine) this.mine = message.mine;
		for (const look of this.#waits) look();
	}
}

type ViewOf<R extends Role> = R extends 'resident' ? RoomView : R extends 'screen' ? ScreenView : StaffView;

/** To be called within a test: the client is connected, and closed when the test is over. */
export async function connect<R extends Role>(
	{ url }: { readonly url: string },
	auth: Auth & { readonly role: R },
	options?: object
): Promise<Client<ViewOf<R>>> {
	const client = new Client<ViewOf<R>>(url, auth, options);
	onTestFinished(() => client.close());
	return client.connect();
}
