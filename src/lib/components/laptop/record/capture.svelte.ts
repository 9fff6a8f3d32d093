// The draft of what is noted, and what it belongs to. Both survive a reload. Once noted, it starts anew with the same kind.
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Desk } from '#live/desk.svelte.ts';
import { draftAt, keepDraft } from '#live/drafts.ts';
import type { Called } from '#i18n/room-words.ts';
import type { EntryKind } from '#meeting/record/kinds/kinds.ts';
import type { Source } from '#meeting/record/state.ts';
import { belongsNow, belongsTo, isSameSource, nextNearby, type Belongs } from './belongs.ts';
import {
	emptyEntry,
	isBlank,
	isTooLong,
	missingOf,
	entryTextOf,
	type EntryDraft,
	type Missing
} from './entry-draft.ts';

interface Begun {
	readonly draft: EntryDraft;
	readonly to: Belongs;
}

export class Capture {
	readonly #desk: Desk;
	readonly #key: string;
	draft = $state<EntryDraft>(emptyEntry());
	/** Null: no form is open, and nothing is written. */
	#to = $state.raw<Belongs | null>(null);
	/** Notes that wait for a blank line: what was written before a decision was begun, and what was refused meanwhile. */
	#aside = $state.raw<readonly Begun[]>([]);
	#isOpen = $state(false);
	#isAsked = $state(false);
	#begun = $state(0);
	/** How the people of running turns were called while their notes were begun. Never kept beyond this page. */
	readonly #called = new SvelteMap<string, Called>();
	/** The field that is missing, once somebody tried to note the entry. */
	readonly missing: Missing | null = $derived(this.#isAsked ? missingOf(this.draft) : null);

	/** Two joined notes may be longer than one may be. */
	readonly isTooLong: boolean = $derived(isTooLong(this.draft));

	constructor(desk: Desk) {
		this.#desk = desk;
		this.#key = `tablee.draft.${desk.view.meeting.id}`;
		const empty = { ...emptyEntry(), belongs: null, aside: [] };
		const { belongs, aside, ...draft } = draftAt<EntryDraft & Kept>(this.#key, empty);
		this.draft = draft;
		this.#aside = aside;
		this.#isOpen = !isBlank(draft);
		// A draft of a former version does not know what it belongs to.
		this.#to = this.#isOpen ? (belongs ?? { source: null, item: null }) : null;
	}

	/** Its fields are shown. */
	get isOpen(): boolean {
		return this.#isOpen;
	}
	/** R30. What it belongs to; what runs now while no form is open. */
	get to(): Belongs {
		return this.#to ?? belongsNow(this.#desk.view);
	}
	/** How the person of a turn was called when the note was begun. */
	calledThen(turn: string): Called | undefined {
		return this.#called.get(turn);
	}

	/** How many entries something else has begun. Each leads the hand to its text. */
	get begun(): number {
		return this.#begun;
	}
	/** How many notes wait for a blank line. */
	get waiting(): number {
		return this.#aside.length;
	}

	/** A letter on the surface: a form opens. If nothing is written in it yet, it belongs to what runs now. */
	choose(kind: EntryKind): void {
		if (isBlank(this.draft)) this.#to = null;
		this.become(kind);
		this.open();
	}
	/** Another kind within the open form. */
	become(kind: EntryKind): void {
		this.draft.kind = kind;
		this.#isAsked = false;
		this.keep();
	}
	/** From here on, nothing that happens on stage changes what it belongs to. */
	open(): void {
		if (this.#to === null) this.#fix(belongsNow(this.#desk.view));
		this.#isOpen = true;
	}
	/** The text stays in the line. */
	close(): void {
		this.#isAsked = false;
		this.#isOpen = false;
		if (isBlank(this.draft)) this.#comeBack();
	}
	keep(): void {
		const kept: EntryDraft & Kept = { ...this.draft, belongs: this.#to, aside: this.#aside };
		keepDraft(this.#key, kept);
	}

	/** F8. What is written and not sent may hold words that were masked. */
	mask(masked: (text: string) => string): void {
		const clean = (draft: EntryDraft): EntryDraft =>
			Object.assign(
				{},
				draft,
				...Object.entries(draft).map(([field, text]) =>
					typeof text === 'string' && field !== 'kind' ? { [field]: masked(text) } : {}
				)
			);
		this.draft = clean($state.snapshot(this.draft));
		this.#aside = this.#aside.map(({ draft, to }) => ({ draft: clean(draft), to }));
		this.keep();
	}

	attach(source: Source | null): void {
		this.#fix(belongsTo(source, this.#desk.view));
	}
	/** The key: what runs now, then the last turns, then nothing. */
	attachNext(): void {
		this.attach(nextNearby(this.to.source, this.#desk.view));
	}

	/** Opens the form with an entry that something else wrote. What was written before is put aside, and comes back afterwards. */
	begin(draft: EntryDraft, to: Belongs): void {
		if (!isBlank(this.draft)) this.#putAside({ draft: $state.snapshot(this.draft), to: this.to });
		this.draft = draft;
		this.#isAsked = false;
		this.#isOpen = true;
		this.#begun += 1;
		this.#fix(to);
	}

	/** Sends the entry, unless `missing` names a field. The line is free for the next note at once. */
	async note(): Promise<void> {
		this.#isAsked = true;
		if (this.missing !== null || this.isTooLong) return this.open();
		const [draft, to] = [this.draft, this.to];
		const noted = this.#desk.act({ type: 'NoteEntry', ...entryTextOf(draft), ...to });
		this.draft = emptyEntry(draft.kind);
		this.close();
		if ((await noted) === null) this.#bringBack(draft, to);
	}

	#fix(to: Belongs): void {
		const { floor } = this.#desk.view;
		if (floor && to.source?.kind === 'turn' && to.source.turn === floor.turn)
			this.#called.set(floor.turn, { label: floor.label, sign: floor.sign });
		this.#to = to;
		this.keep();
	}

	#comeBack(): void {
		const [first, ...others] = this.#aside;
		this.#aside = others;
		this.#to = first?.to ?? null;
		if (first) this.draft = first.draft;
		this.keep();
	}
	#putAside(begun: Begun): void {
		this.#aside = [begun, ...this.#aside];
		this.keep();
	}

	/** A refused entry comes back into the line, before words that were begun meanwhile. If those belong to somebody else, they are not
	 * mixed: the refused entry waits until they are noted. */
	#bringBack(refused: EntryDraft, to: Belongs): void {
		if (!isBlank(this.draft) && !isSameSource(this.to.source, to.source))
			return this.#putAside({ draft: refused, to });
		const words = [refused.words, this.draft.words].filter((each) => each !== '').join(' ');
		this.draft = { ...refused, words };
		this.#isOpen = true;
		this.#fix(to);
	}
}

interface Kept {
	belongs: Belongs | null;
	aside: readonly Begun[];
}

export const [useCapture, setCapture] = createContext<Capture>();
