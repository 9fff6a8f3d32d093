// The line that captures what is said. Its draft survives a reload; noted, it starts anew with the same kind.
import type { Desk } from '#live/desk.svelte.ts';
import { draftAt, keepDraft } from '#live/drafts.ts';
import type { EntryKind, Source } from '#meeting/record/state.ts';
import { emptyEntry, missingOf, textOf, type EntryDraft, type Missing } from './entry-draft.ts';

/** `auto`: the running turn, else the vote on stage. `none`: nothing. Else what it is attached to. */
export type Attached = 'auto' | 'none' | Source;

export class Capture {
	readonly #desk: Desk;
	readonly #key: string;
	draft = $state<EntryDraft>(emptyEntry());
	attached = $state.raw<Attached>('auto');
	#isOpen = $state(false);
	#isAsked = $state(false);
	/** What is still to be written, once somebody wanted it noted. */
	readonly missing: Missing | null = $derived(this.#isAsked ? missingOf(this.draft) : null);

	constructor(desk: Desk) {
		this.#desk = desk;
		this.#key = `tablee.draft.${desk.view.meeting.id}`;
		this.draft = draftAt(this.#key, emptyEntry());
		this.#isOpen = this.draft.words !== '';
	}

	/** Its fields are shown. */
	get isOpen(): boolean {
		return this.#isOpen;
	}

	choose(kind: EntryKind): void {
		this.draft.kind = kind;
		this.#isAsked = false;
		this.#isOpen = true;
		this.keep();
	}
	open(): void {
		this.#isOpen = true;
	}
	/** What was written stays in the line. */
	close(): void {
		this.#isAsked = false;
		this.#isOpen = false;
	}
	keep(): void {
		keepDraft(this.#key, this.draft);
	}

	/** True once it is in the record; else `missing` may say why not. */
	async note(): Promise<boolean> {
		this.#isAsked = true;
		if (missingOf(this.draft) !== null) return this.#ask();
		const done = await this.#desk.act({ type: 'NoteEntry', ...textOf(this.draft), ...this.#source() });
		if (!done) return false;
		this.draft = emptyEntry(this.draft.kind);
		this.attached = 'auto';
		this.close();
		this.keep();
		return true;
	}

	#ask(): false {
		this.#isOpen = true;
		return false;
	}

	#source() {
		const { attached } = this;
		if (attached === 'auto') return {};
		if (attached === 'none') return { source: null };
		const { past, votes } = this.#desk.view;
		const from =
			attached.kind === 'turn'
				? past.find(({ id }) => id === attached.turn)
				: votes.find(({ id }) => attached.kind === 'vote' && id === attached.vote);
		return { source: attached, ...(from && { item: from.item }) };
	}
}
