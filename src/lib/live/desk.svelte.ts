// Staff surfaces share this on top of their line to the room: acts that can be taken back, the last notice to the person at
// the laptop, and who that person is. It stands apart from LiveMeeting because phones do not need it.
import { createContext } from 'svelte';
import type { Signal } from '#meeting/agenda/page.ts';
import type { ClientCommand } from '#meeting/command.ts';
import { mayDo, mayNow, mayOffRecord } from '#meeting/may.ts';
import type { RefusalCode } from '#meeting/frame.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Refused } from './ask.ts';
import { DeskDoors, type StaffRole } from './desk-doors.ts';
import { newId } from './ids.ts';
import { passing, type Status } from './live-meeting.svelte.ts';
import { Presses } from './presses.ts';

import { behindInverse, inverseOf } from './undo/inverse.ts';
import { undoneNow } from './undo/now.ts';
import { sharedUndo, type SharedUndo } from './undo/shared.ts';
import type { Answer } from './wire.ts';

export type { StaffRole };

/** The part of LiveMeeting that a desk needs. */
export interface DeskLine {
	readonly view: StaffView | null;
	readonly status: Status;
	readonly now: number;
	/** How many earlier acts were too old to be sent. Left out, there are none. */
	readonly lost?: number;
	send(command: ClientCommand, id: string): Promise<Answer>;
	/** Null if no answer came. */
	signal?(signal: Signal): Promise<Answer | null>;
}

/** `by` is the command that did it, or that took `of` back. */
export type Notice =
	| { readonly kind: 'done'; readonly by: ClientCommand['type'] }
	| { readonly kind: 'undone'; readonly by: ClientCommand['type']; readonly of: ClientCommand['type'] }
	| { readonly kind: 'lost'; readonly count: number }
	| { readonly kind: 'refused'; readonly code: RefusalCode | 'no-network' };

interface Done {
	readonly by: ClientCommand['type'];
	readonly inverse: ClientCommand;
	readonly behind: ReturnType<typeof behindInverse>;
	readonly at: number;
	/** F8. How often words had been masked by then. */
	readonly maskings: number;
}
/** What this desk masked last. */
export interface Masked {
	readonly words: string;
	readonly places: number;
}

/** The whole room follows these acts. An undo that reached back behind one would hit something that nobody has in mind. */
const bars: readonly ClientCommand['type'][] = [
	'OpenDoors',
	'EndRound',
	'OpenVote',
	'ReopenVote',
	'CloseMeeting',
	'ReopenMeeting'
];

/** A vote that is opened in the moment it is made is announced as opened. */
function doneBy(command: ClientCommand): ClientCommand['type'] {
	if (command.type === 'PrepareVote' && command.open) return 'OpenVote';
	return command.type === 'PrepareWall' && command.open ? 'OpenWall' : command.type;
}

const remembered = 40;
const noticeMs = 6000;

export class Desk {
	readonly role: StaffRole;
	readonly #line: DeskLine;
	/** What is asked by http. */
	readonly doors: DeskDoors;
	#done = $state.raw<readonly Done[]>([]);
	#notice = $state.raw<Notice | null>(null);
	#refused = $state.raw<RefusalCode | null>(null);
	#masked = $state.raw<Masked | null>(null);
	#acts = $state(0);
	#clearing: ReturnType<typeof setTimeout> | undefined;
	readonly #presses = new Presses();

	/** What undo would take back; null if there is nothing. */
	readonly undoable = $derived(this.shared?.of ?? this.#latest?.by ?? null);

	constructor(line: DeskLine, token: string, role: StaffRole) {
		this.#line = line;
		this.doors = new DeskDoors({
			token,
			role,
			meeting: () => this.view.meeting.id,
			unlessRefused: (answer) => this.#unlessRefused(answer),
			acted: () => (this.#acts += 1)
		});
		this.role = role;
		if (line.lost) this.#say({ kind: 'lost', count: line.lost });
	}

	/** A surface renders what needs a desk only once there is a view. */
	get view(): StaffView {
		const { view } = this.#line;
		if (!view) throw new Error('a desk is used before its first view');
		return view;
	}
	get notice(): Notice | null {
		return this.#notice;
	}
	/** Why the last act was refused; null once an act was accepted. It stays when the notice goes. */
	get refused(): RefusalCode | null {
		return this.#refused;
	}
	/** How many acts of this desk were answered. Each may have changed what http answers, so pages ask again when it grows. */
	get acts(): number {
		return this.#acts;
	}
	/** The line is down. Acts wait here until it is back. */
	get isAway(): boolean {
		return this.#line.status === 'away';
	}
	/** M50. */
	get isOffRecord(): boolean {
		return this.view.meeting.offRecord !== null;
	}
	/** Server time; whatever reads it in a template follows it. */
	get now(): number {
		return this.#line.now;
	}

	/** The act that the whole room waits for and that this desk may take back now. */
	get shared(): SharedUndo | null {
		const { view } = this.#line;
		const shared = view && sharedUndo(view);
		if (!shared || (this.#done.at(-1)?.at ?? 0) >= (shared.since ?? Infinity)) return null;
		return this.may(shared.command.type) && this.now < shared.until ? shared : null;
	}

	/** Whether this desk may do it in the present phase of the meeting, off the record or on. */
	may(command: ClientCommand['type']): boolean {
		if (this.isOffRecord && !mayOffRecord(command)) return false;
		return mayDo(this.role, command) && mayNow(this.view.meeting.phase, command);
	}

	/** The id of the command, which is also the id of what it made. Null if it was refused and the desk said why. */
	act(command: ClientCommand): Promise<string | null> {
		return this.#presses.once(command, () => this.#act(command));
	}

	async #act(command: ClientCommand): Promise<string | null> {
		const id = newId();
		const inverse = inverseOf(command, id, this.view);
		const [behind, at] = [behindInverse(command, id, this.view), this.now];
		const { maskings } = this.view;
		const answer = await this.#send(command, id);
		this.#refused = 'refused' in answer ? answer.refused : null;
		if ('refused' in answer) {
			this.#say({ kind: 'refused', code: answer.refused });
			return null;
		}
		const by = doneBy(command);
		if (bars.includes(by)) this.#done = [];
		if (inverse) this.#done = [...this.#done, { by, inverse, behind, at, maskings }].slice(-remembered);
		this.#say({ kind: 'done', by });
		return id;
	}

	/** F8. An act from before a masking may hold the words. Those before it are older still. */
	get #latest(): Done | undefined {
		const last = this.#done.at(-1);
		return last?.maskings === this.#line.view?.maskings ? last : undefined;
	}

	/** What this desk masked, until it was read. */
	get masked(): Masked | null {
		return this.#masked;
	}
	maskedRead(): void {
		this.#masked = null;
	}
	/** Masks words for ever. Null once that is done. */
	async mask(id: string, words: string, reason: string): Promise<Refused | null> {
		const answer = await this.doors.mask({ id, words, reason });
		if ('refused' in answer) return answer;
		this.#masked = { words, places: answer.places };
		return null;
	}

	/** What the room sees and no journal keeps: it is not undone, and nothing waits for it while the line is down. */
	async signal(signal: Signal): Promise<void> {
		const answer = await this.#line.signal?.(signal);
		if (answer && 'refused' in answer) this.#say({ kind: 'refused', code: answer.refused });
	}

	/** Takes back the latest act that can be. */
	async undo(): Promise<void> {
		const { shared } = this;
		if (shared) return this.#undoShared(shared);
		const last = this.#latest;
		if (!last) return;
		this.#done = this.#done.slice(0, -1);
		const at = this.#done.length;
		const id = newId();
		const inverse = undoneNow(last.inverse, this.view);
		const answer = await this.#send(inverse, id);
		if ('refused' in answer) {
			if ([...passing, 'off-record'].includes(answer.refused)) this.#done = this.#done.toSpliced(at, 0, last);
			return this.#say({ kind: 'refused', code: answer.refused });
		}
		if (inverse.type === 'ReopenVote') this.#done = []; // a bar like any other opened vote
		for (const command of last.behind?.(id, this.view) ?? []) {
			const more = await this.#send(command, newId());
			if ('refused' in more) return this.#say({ kind: 'refused', code: more.refused });
		}
		this.#say({ kind: 'undone', by: inverse.type, of: last.by });
	}

	async #undoShared({ of, command }: SharedUndo): Promise<void> {
		const answer = await this.#send(command, newId());
		if ('refused' in answer) return this.#say({ kind: 'refused', code: answer.refused });
		if (this.#done.at(-1)?.by === of) this.#done = this.#done.slice(0, -1);
		this.#say({ kind: 'undone', by: command.type, of });
	}

	/** The item for an improvised vote or wall: the current one, else the next, else the last. Makes an item if there is none. */
	async itemInHand(title: string): Promise<string | null> {
		return this.itemNow ?? this.act({ type: 'AddItem', title });
	}
	/** The current item, else the next, else the last. A form takes it when it opens, and keeps it (R30). */
	get itemNow(): string | null {
		const { agenda } = this.view;
		const of = (wanted: string) => agenda.find(({ state }) => state === wanted);
		return (of('now') ?? of('ahead') ?? agenda.at(-1))?.id ?? null;
	}

	async #send(command: ClientCommand, id: string): Promise<Answer> {
		const answer = await this.#line.send(command, id);
		this.#acts += 1;
		return answer;
	}

	/** The answer by http; null if it is a refusal, and the desk says why. */
	#unlessRefused<T extends object>(answer: T | Refused): T | null {
		if (!('refused' in answer)) return answer;
		this.#say({ kind: 'refused', code: answer.refused });
		return null;
	}

	#say(notice: Notice) {
		clearTimeout(this.#clearing);
		this.#notice = notice;
		this.#clearing = setTimeout(() => (this.#notice = null), noticeMs);
	}
}

export const [useDesk, setDesk] = createContext<Desk>();
