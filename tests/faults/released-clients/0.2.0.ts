// A client written from PROTOCOL.md of 0.2.0 alone: its sections are named where they are followed. It imports nothing, neither
// of ours nor any library. It knows the three kinds of vote of then, and leaves a vote of any other kind alone.

export type Json = null | boolean | number | string | readonly Json[] | Fields;
export interface Fields {
	readonly [key: string]: Json;
}
interface Change {
	readonly set?: Fields;
	readonly fields?: Readonly<Record<string, Fields>>;
	readonly list?: Readonly<Record<string, ListChange>>;
}
interface ListChange {
	readonly drop: readonly string[];
	readonly put: readonly (readonly [number, { readonly id: string }])[];
}
interface View {
	readonly version: Json;
	readonly at: number;
	readonly full?: Fields;
	readonly patches?: readonly Change[];
	readonly mine?: Fields;
}
interface Sent {
	readonly id: string;
	readonly command: Fields;
	readonly answered: (answer: Fields) => void;
}

/** Section 1: 22 to 64 characters, the seat of a resident or the device of somebody with a link. */
export const newToken = (): string => `own-${crypto.randomUUID()}`;
/** Section 3: 10 to 32 characters, new for each command. */
export const newId = (): string => crypto.randomUUID().replaceAll('-', '');

/** Section 1: requests and answers are JSON, and the token travels in the header. */
export async function ask(url: string, request: string, body: Fields | null, token = ''): Promise<Fields> {
	const [method = '', path = ''] = request.split(' ');
	const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
	const asked = body === null ? { method, headers } : { method, headers, body: JSON.stringify(body) };
	return (await (await fetch(url + path, asked)).json()) as Fields;
}

/** Section 3: the first answer of an approval is `for`, that of other votes `a`. Null: a kind that this client does not know. */
export function choiceOf({ kind, options, max }: Fields): readonly string[] | null {
	const ids = (options as readonly { readonly id: string }[]).map(({ id }) => id);
	if (kind === 'approval' || kind === 'one') return ids.slice(0, 1);
	return kind === 'several' ? ids.slice(0, typeof max === 'number' ? max : ids.length) : null;
}

/** Section 4: what is dropped goes first, then each entry is put at its index, in the order given. */
function relisted(held: Json | undefined, { drop, put }: ListChange): Json {
	const entries = ((held ?? []) as readonly { readonly id: string }[]).filter(({ id }) => !drop.includes(id));
	for (const [index, entry] of put) entries.splice(index, 0, entry);
	return entries as unknown as Json;
}

function changed(view: Fields, { set, fields = {}, list = {} }: Change): Fields {
	const next: Record<string, Json> = { ...view, ...set };
	for (const [part, some] of Object.entries(fields)) next[part] = { ...(next[part] as Fields), ...some };
	for (const [part, change] of Object.entries(list)) next[part] = relisted(next[part], change);
	return next;
}

/** Sections 2 to 5: a line to one meeting in one role. It answers pings, and comes back with what it held. */
export class Line {
	view: Fields = {};
	mine: Fields = {};
	version: Json = null;
	/** Whether the first message of the line that is open now held a whole view. */
	beganWhole = false;
	readonly #url: string;
	readonly #auth: Fields;
	readonly #waiting = new Map<number, Sent>();
	readonly #looks = new Set<() => void>();
	#socket: WebSocket | null = null;
	#number = 0;
	#isFirst = true;
	#came: { first: () => void; refused: (code: Error) => void } | null = null;

	/** `url`: "http://127.0.0.1:3000". `auth`: `meeting` (its key or id), `token`, `role`. */
	constructor(url: string, auth: Fields) {
		this.#url = url.replace('http', 'ws');
		this.#auth = auth;
	}

	/** Resolves with the first view, and rejects with the code of a refusal. With a version it comes back. */
	connect(): Promise<void> {
		const auth = this.version === null ? this.#auth : { ...this.#auth, have: this.version };
		const socket = new WebSocket(`${this.#url}/live/?EIO=4&transport=websocket`);
		socket.addEventListener('message', ({ data }) => this.#packet(socket, String(data), auth));
		[this.#socket, this.#isFirst] = [socket, true];
		return new Promise((resolve, reject) => (this.#came = { first: resolve, refused: reject }));
	}

	/** Section 5: what was not answered is sent again, under its id and in its order. */
	async comeBack(): Promise<void> {
		const unanswered = [...this.#waiting.values()];
		this.#waiting.clear();
		await this.connect();
		for (const sent of unanswered) this.#write(sent);
	}

	/** A resend has the id of what it repeats. */
	send(command: Fields, id = newId()): Promise<Fields> {
		return new Promise((answered) => this.#write({ id, command, answered }));
	}

	/** Resolves once it is so in what this client holds. */
	until(isSo: (view: Fields, mine: Fields) => boolean): Promise<void> {
		return new Promise((resolve) => {
			const look = () => {
				if (isSo(this.view, this.mine) && this.#looks.delete(look)) resolve();
			};
			this.#looks.add(look);
			look();
		});
	}

	/** The line is gone; what was held stays. */
	lose(): void {
		this.#socket?.close();
	}

	#write(sent: Sent): void {
		const number = this.#number++;
		this.#waiting.set(number, sent);
		const message = JSON.stringify(['command', { id: sent.id, command: sent.command }]);
		if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(`42${number}${message}`);
	}

	/** Section 2: what the first digits of a frame mean. */
	#packet(socket: WebSocket, packet: string, auth: Fields): void {
		if (packet.startsWith('0')) socket.send(`40${JSON.stringify(auth)}`);
		if (packet === '2') socket.send('3');
		if (packet.startsWith('42')) this.#show((JSON.parse(packet.slice(2)) as [string, View])[1]);
		if (packet.startsWith('43')) this.#answer(packet.slice(2));
		if (!packet.startsWith('44')) return;
		socket.close();
		this.#came?.refused(
			new Error((JSON.parse(packet.slice(2)) as { data: { refused: string } }).data.refused)
		);
	}

	#answer(text: string): void {
		const number = Number.parseInt(text, 10);
		const sent = this.#waiting.get(number);
		this.#waiting.delete(number);
		sent?.answered((JSON.parse(text.slice(text.indexOf('['))) as [Fields])[0]);
	}

	#show({ version, full, patches = [], mine }: View): void {
		if (this.#isFirst) [this.beganWhole, this.#isFirst] = [full !== undefined, false];
		this.version = version;
		this.view = patches.reduce(changed, full ?? this.view);
		this.mine = mine ?? this.mine;
		this.#came?.first();
		for (const look of this.#looks) look();
	}
}
