// A client written from PROTOCOL.md alone. It imports nothing, neither of ours nor of a library. Somebody who writes one in
// another language can read this one beside that page.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Parts = { readonly [key: string]: Json };
type Entry = { readonly id: string };

interface ViewMessage {
	readonly version: Json;
	readonly at: Json;
	readonly full?: Parts;
	readonly mine?: Parts;
	readonly patches?: readonly {
		readonly set?: Parts;
		readonly fields?: Readonly<Record<string, Parts>>;
		readonly list?: Readonly<
			Record<string, { drop: readonly string[]; put: readonly (readonly [number, Entry])[] }>
		>;
	}[];
}

/** Section 4: parts are replaced, or fields of them. In a list, removals come first; then each entry is put at its index. */
function patched(
	view: Parts,
	{ set = {}, fields = {}, list = {} }: NonNullable<ViewMessage['patches']>[number]
): Parts {
	const next: Record<string, Json> = { ...view, ...set };
	for (const [part, changed] of Object.entries(fields)) next[part] = { ...(next[part] as Parts), ...changed };
	for (const [part, { drop, put }] of Object.entries(list)) {
		const entries = ((next[part] ?? []) as unknown as Entry[]).filter(({ id }) => !drop.includes(id));
		for (const [index, entry] of put) entries.splice(index, 0, entry);
		next[part] = entries as unknown as Json;
	}
	return next;
}

export class BareClient {
	view: Parts = {};
	mine: Parts = {};
	version: Json = null;
	/** The messages that came, oldest first. */
	readonly messages: ViewMessage[] = [];
	readonly #socket: WebSocket;
	readonly #answers = new Map<number, (answer: Parts) => void>();
	readonly #waits = new Set<() => void>();
	#count = 0;
	#opened: { resolve: () => void; reject: (error: Error) => void } | null = null;

	/** `url`: "ws://127.0.0.1:3000". `held`: the view of which `auth.have` is the version. */
	constructor(url: string, auth: Parts, held: Parts = {}) {
		this.view = held;
		this.#socket = new WebSocket(`${url}/live/?EIO=4&transport=websocket`);
		this.#socket.addEventListener('message', ({ data }) => this.#packet(String(data), auth));
	}

	/** Resolves with the first view; rejects with the refusal's code. */
	opened(): Promise<void> {
		return new Promise((resolve, reject) => (this.#opened = { resolve, reject }));
	}

	send(id: string, command: Parts): Promise<Parts> {
		const number = this.#count++;
		this.#socket.send(`42${number}${JSON.stringify(['command', { id, command }])}`);
		return new Promise((resolve) => this.#answers.set(number, resolve));
	}

	until(isAwaited: (view: Parts, mine: Parts) => boolean): Promise<void> {
		return new Promise((resolve) => {
			const look = () => {
				if (!isAwaited(this.view, this.mine)) return;
				this.#waits.delete(look);
				resolve();
			};
			this.#waits.add(look);
			look();
		});
	}

	close(): void {
		this.#socket.close();
	}

	/** Section 2: the first digit is Engine.IO's, the second Socket.IO's. */
	#packet(packet: string, auth: Parts): void {
		if (packet.startsWith('0')) this.#socket.send(`40${JSON.stringify(auth)}`);
		else if (packet === '2') this.#socket.send('3');
		else if (packet.startsWith('44'))
			this.#refused(JSON.parse(packet.slice(2)) as { data: { refused: string } });
		else if (packet.startsWith('42')) this.#shown((JSON.parse(packet.slice(2)) as [string, ViewMessage])[1]);
		else if (packet.startsWith('43')) this.#answered(packet.slice(2));
	}

	#refused({ data }: { data: { refused: string } }): void {
		this.#socket.close();
		this.#opened?.reject(new Error(data.refused));
	}

	#answered(text: string): void {
		const bracket = text.indexOf('[');
		const number = Number(text.slice(0, bracket));
		const [answer] = JSON.parse(text.slice(bracket)) as [Parts];
		this.#answers.get(number)?.(answer);
		this.#answers.delete(number);
	}

	#shown(message: ViewMessage): void {
		this.messages.push(message);
		this.version = message.version;
		if (message.full) this.view = message.full;
		for (const patch of message.patches ?? []) this.view = patched(this.view, patch);
		if (message.mine) this.mine = message.mine;
		this.#opened?.resolve();
		for (const look of this.#waits) look();
	}
}

let made = 0;
/** Section 3: 10 to 32 characters, new for each command. */
export const bareId = (): string => `bare-${Date.now().toString(36)}-${(made += 1)}`.padEnd(16, '_');
