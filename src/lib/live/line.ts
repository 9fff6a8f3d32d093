// The socket of one page. It reconnects for ever. When a phone wakes up, it looks at once whether the line is alive, because iOS drops
// sockets without a word. It knows neither views nor the outbox.
import { io, type Socket } from 'socket.io-client';
import type { RefusalCode } from '#meeting/frame.ts';
import type { View } from '#meeting/view-types.ts';
import { comingBack } from './coming-back.ts';
import type { Answer, Auth, Envelope, SignalEnvelope, FromServer, ToServer, ViewMessage } from './wire.ts';

export interface LineListener<V extends View> {
	up(): void;
	down(): void;
	view(message: ViewMessage<V>): void;
	/** The room will not have us. */
	refused(code: RefusalCode): void;
	/** Nobody answered at that address. */
	unreached(): void;
}

const answerMs = 8000;
/** The server pings every five seconds: silence beyond this is no longer sure to be a live line. */
const quietMs = 6500;
/** A later attempt would get the same answer. */
const final: readonly RefusalCode[] = ['not-allowed', 'link-revoked', 'bad-command'];
/** These pass only once somebody puts the right folder back, or accepts the rest of a damaged journal. */
const lasting: readonly RefusalCode[] = ['unknown', 'damaged'];

export class Line<V extends View> {
	readonly #socket: Socket<FromServer<V>, ToServer>;
	readonly #listener: LineListener<V>;
	#heardAt = 0;
	/** The device said that it has no network. The line may be alive all the same: a laptop talks to itself. */
	#isCutOff = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `url` is the address of the room server. Left out, it is where the page came from. */
	constructor(url: string | undefined, auth: () => Auth, listener: LineListener<V>) {
		this.#listener = listener;
		this.#socket = io(url ?? location.origin, {
			path: '/live',
			// Some captive browsers have no WebSocket, and the library would wait for the error that it missed.
			transports: 'WebSocket' in globalThis ? ['websocket', 'polling'] : ['polling'],
			tryAllTransports: true,
			auth: (give) => give(auth()),
			autoConnect: false,
			forceNew: true,
			timeout: answerMs,
			...comingBack
		});
		this.#listen();
	}

	get isUp(): boolean {
		return this.#socket.connected;
	}

	/** Returns what ends it. */
	open(): () => void {
		const wake = () => document.visibilityState !== 'hidden' && this.#probe();
		const lost = () => {
			this.#isCutOff = true;
			this.#listener.down();
		};
		document.addEventListener('visibilitychange', wake);
		addEventListener('pageshow', wake);
		addEventListener('online', wake);
		addEventListener('offline', lost);
		this.#socket.connect();
		return () => {
			document.removeEventListener('visibilitychange', wake);
			removeEventListener('pageshow', wake);
			removeEventListener('online', wake);
			removeEventListener('offline', lost);
			clearTimeout(this.#timer);
			this.#socket.disconnect();
		};
	}

	/** Null if no answer came. The same envelope may then be sent again. */
	ask(envelope: Envelope | SignalEnvelope): Promise<Answer | null> {
		return new Promise((resolve) => {
			this.#socket.timeout(answerMs).emit('command', envelope, (error, answer) => {
				if (!error) this.#heard();
				resolve(error ? null : answer);
			});
		});
	}

	/** Opens the line anew at once, whatever its state. */
	reopen(): void {
		clearTimeout(this.#timer);
		this.#socket.disconnect().connect();
	}

	#listen(): void {
		const socket: Socket = this.#socket;
		socket.on('connect', () => {
			this.#isCutOff = false;
			this.#heard();
			this.#listener.up();
		});
		socket.on('view', (message: ViewMessage<V>) => {
			this.#heard();
			this.#listener.view(message);
		});
		socket.on('disconnect', (reason) => {
			this.#listener.down();
			if (reason === 'io server disconnect') this.#later(500);
		});
		socket.on('connect_error', (error) => this.#failed(error));
		socket.io.on('ping', () => this.#heard());
	}

	#failed(error: Error & { data?: { refused?: RefusalCode } }): void {
		const code = error.data?.refused;
		if (code === undefined) return this.#listener.unreached();
		this.#listener.refused(code);
		if (!final.includes(code)) this.#later(lasting.includes(code) ? 20_000 : 5000);
	}

	#later(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.reopen(), ms * (0.75 + Math.random() / 2));
	}

	#heard(): void {
		this.#heardAt = Date.now();
		if (!this.#isCutOff || !this.isUp) return;
		this.#isCutOff = false;
		this.#listener.up();
	}

	/** A line that was silent too long is opened anew; one that spoke lately gets until its next ping to show it lives. */
	#probe(): void {
		// The device's clock may have been set forwards or backwards.
		const quiet = () => Math.abs(Date.now() - this.#heardAt) >= quietMs;
		if (!this.isUp || quiet()) return this.reopen();
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.isUp && quiet() && this.reopen(), quietMs);
	}
}
