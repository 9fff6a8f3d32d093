// A page's meeting: what the page may see, what is its own, and what it sent. Components read `view`, `mine` and `sent`, and call
// `send`. They know of no socket, no resending and no version.
import type { Signal } from '#meeting/agenda/page.ts';
import type { ClientCommand } from '#meeting/command.ts';
import type { RefusalCode } from '#meeting/frame.ts';
import { apply } from '#stream/patch.ts';
import type { Mine, View } from '#meeting/view-types.ts';
import type { Version } from '#stream/version.ts';
import { isFormer, renew } from './build.ts';
import { ServerClock } from './clock.ts';
import { newId } from './ids.ts';
import { lastOf } from './last.ts';
import { Line } from './line.ts';
import { Outbox } from './outbox.ts';
import { Seat } from './seat.svelte.ts';
import type { Answer, ClientRole, Envelope, ViewMessage } from './wire.ts';

/** A command of this page and how far it came. `received` is said once it is safe on disk, never before. */
export interface Sent extends Envelope {
	readonly state: 'sending' | 'received' | { readonly refused: RefusalCode };
	/** A reload would leave this command on its way. */
	readonly isKept: boolean;
	/** When it came to this state, by the server's clock (as `now`). */
	readonly at: number;
}
export type Status = 'joining' | 'live' | 'away' | 'refused';

interface Options {
	/** The meeting's key or id. */
	readonly meeting: string;
	readonly role: ClientRole;
	readonly token: string;
	/** The address of the room server. Left out, it is where the page came from. */
	readonly url?: string;
}

/** These refusals may pass by themselves. The command is sent again a few times before anybody is told. */
export const passing: readonly RefusalCode[] = ['too-fast', 'not-saved'];
const mostTries = 4;

export class LiveMeeting<V extends View> {
	readonly #options: Options;
	readonly #line: Line<V>;
	readonly #outbox: Outbox;
	readonly #clock = new ServerClock();
	/** Only a phone takes one. */
	readonly seat = new Seat(() => this.send({ type: 'Arrive' }));
	#version: Version | undefined;
	#busy = false;
	/** The server has newer pages than this one. */
	#isFormer = false;
	#tries = 0;

	#view = $state.raw<V | null>(null);
	#mine = $state.raw<Mine | null>(null);
	#isUp = $state(false);
	#isUnreached = $state(false);
	#refusal = $state<RefusalCode | null>(null);
	#sent = $state.raw<readonly Sent[]>([]);

	readonly status: Status = $derived.by(() => {
		if (this.#refusal) return 'refused';
		if (!this.#view) return 'joining';
		return this.#isUp ? 'live' : 'away';
	});

	constructor(options: Options) {
		this.#options = options;
		this.#outbox = new Outbox(options.meeting, options.role);
		for (const envelope of this.#outbox.waiting) this.#mark(envelope, 'sending');
		this.#line = new Line<V>(options.url, () => this.#auth(), {
			up: () => this.#up(),
			down: () => (this.#isUp = false),
			view: (message) => this.#receive(message),
			refused: (code) => (this.#refusal = code),
			unreached: () => (this.#isUnreached = true)
		});
	}

	/** Returns the function that closes it. Call `onDestroy(live.open())`: then it opens while the page is drawn. */
	open(): () => void {
		return this.#line.open();
	}

	/** Its key or id, as the page was told. */
	get meeting(): string {
		return this.#options.meeting;
	}
	get view(): V | null {
		return this.#view;
	}
	/** What is one's own; residents only. */
	get mine(): Mine | null {
		return this.#mine;
	}
	/** Why the room will not have us. */
	get refusal(): RefusalCode | null {
		return this.#refusal;
	}
	/** The server could not be reached at the last attempt. */
	get isUnreached(): boolean {
		return this.#isUnreached;
	}
	/** The server's wall time now; beats while it is read. */
	get now(): number {
		return this.#clock.now;
	}
	/** What this page sent, oldest first. */
	get sent(): readonly Sent[] {
		return this.#sent;
	}
	/** How many commands of staff were found too old to be sent, and given up. */
	get lost(): number {
		return this.#outbox.lost;
	}
	/** How many commands wait for their answer. */
	get sending(): number {
		return this.sent.filter(({ state }) => state === 'sending').length;
	}

	/** The line is up, and no command of this page is on its way. */
	get isIdle(): boolean {
		return this.status === 'live' && this.sending === 0;
	}

	/** The newest command of this page that fits. */
	latest(fits: (command: ClientCommand) => boolean): Sent | null {
		return lastOf(this.sent, ({ command }) => fits(command));
	}

	/** Sends the command, and sends it again after each cut of the line until its answer is here. `id` is for a caller who must know it. */
	send(command: ClientCommand, id = newId()): Promise<Answer> {
		const envelope = { id, command };
		const answered = this.#outbox.add(envelope);
		this.#mark(envelope, 'sending');
		void this.#pump();
		return answered;
	}

	/** Sends it once. Null if no answer came. */
	signal(signal: Signal): Promise<Answer | null> {
		return this.#line.ask({ id: newId(), command: signal });
	}

	#auth() {
		const { meeting, token, role } = this.#options;
		return { meeting, token, role, ...(this.#version && this.#view && { have: this.#version }) };
	}

	#up(): void {
		this.#isUp = true;
		this.seat.onNewLine();
		this.#isUnreached = false;
		this.#refusal = null;
		this.#clock.restart();
		void this.#pump();
	}

	#receive(message: ViewMessage<V>): void {
		this.#clock.hear(message.at);
		// What this page does not know may stand in a newer server's view.
		this.#isFormer ||= isFormer(message.build);
		if (this.#isFormer) return renew(() => this.#isAllKept);
		const known = message.full ?? this.#view;
		if (!known) return this.#line.reopen(); // there is no view to patch
		this.#view = (message.patches ?? []).reduce((view, patch) => apply(view, patch), known);
		if (message.mine) this.#mine = message.mine;
		this.#version = message.version;
		if (this.#options.role === 'resident' && this.#mine) this.#sit(this.#mine);
	}

	/** A reload loses none of what waits to be sent. */
	get #isAllKept(): boolean {
		return this.#outbox.waiting.every(({ id }) => this.#outbox.isKept(id));
	}

	#sit({ person }: Mine): void {
		const isAsking = this.latest(({ type }) => type === 'Arrive')?.state === 'sending';
		this.seat.hear(person, this.#view?.meeting.phase === 'open' && !isAsking);
	}

	/** One at a time, in the order of the taps. */
	async #pump(): Promise<void> {
		if (this.#busy || !this.#line.isUp) return;
		const next = this.#outbox.waiting[0];
		if (!next) return;
		this.#busy = true;
		const answer = await this.#line.ask(next);
		this.#busy = false;
		if (answer) return this.#settle(next, answer);
		if (this.#line.isUp) this.#line.reopen(); // the line is connected but silent
	}

	#settle(envelope: Envelope, answer: Answer): void {
		if ('refused' in answer && passing.includes(answer.refused) && this.#tries < mostTries) {
			this.#tries += 1;
			setTimeout(() => void this.#pump(), 250 * 2 ** this.#tries * (0.75 + Math.random() / 2));
			return;
		}
		this.#tries = 0;
		this.#mark(envelope, 'refused' in answer ? { refused: answer.refused } : 'received');
		this.#outbox.settle(envelope.id, answer);
		// Commands that had no room in the storage may have it now.
		this.#sent = this.#sent.map((each) =>
			each.state === 'sending' ? { ...each, isKept: this.#outbox.isKept(each.id) } : each
		);
		void this.#pump();
	}

	#mark(envelope: Envelope, state: Sent['state']): void {
		const isKept = this.#outbox.isKept(envelope.id);
		const sent = { ...envelope, state, isKept, at: this.#clock.still };
		const isNew = !this.#sent.some(({ id }) => id === sent.id);
		this.#sent = isNew
			? [...this.#sent, sent]
			: this.#sent.map((each) => (each.id === sent.id ? sent : each));
	}
}
