// The draft of the capture line. It survives a reload. Once noted, it starts anew with the same kind.
import type { Desk } from '#live/desk.svelte.ts';
import { draftAt, keepDraft } from '#live/drafts.ts';
import type { EntryKind } from '#meeting/record/kinds/kinds.ts';
import { sourceId } from '#meeting/record/source-kinds.ts';
import type { Source } from '#meeting/record/state.ts';
import {
	emptyEntry,
	isTooLong,
	missingOf,
	entryTextOf,
	type EntryDraft,
	type Missing
} from './entry-draft.ts';

/** `auto` means the running turn, else the vote on stage. `none` means nothing. */
export type AttachedTo = 'auto' | 'none' | Source;

export class Capture {
	readonly #desk: Desk;
	readonly #key: string;
	draft = $state<EntryDraft>(emptyEntry());
	attached = $state.raw<AttachedTo>('auto');
	#isOpen = $state(false);
	#isAsked = $state(false);
	/** The field that is missing, once somebody tried to note the entry. */
	readonly missing: Missing | null = $derived(this.#isAsked ? missingOf(this.draft) : null);

	/** Two joined notes may be longer than one may be. */
	readonly isTooLong: boolean = $derived(isTooLong(this.draft));

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
	/** The text stays in the line. */
	close(): void {
		this.#isAsked = false;
		this.#isOpen = false;
	}
	keep(): void {
		keepDraft(this.#key, this.draft);
	}

	/** Sends the entry, unless `missing` names a field. The line is free for the next note at once. */
	async note(): Promise<void> {
		this.#isAsked = true;
		if (this.missing !== null || this.isTooLong) return this.open();
		const { draft, attached } = this;
		const noted = this.#desk.act({ type: 'NoteEntry', ...entryTextOf(draft), ...this.#source() });
		this.#begin(emptyEntry(draft.kind), 'auto');
		this.close();
		if ((await noted) === null) this.#bringBack(draft, attached);
	}

	#begin(draft: EntryDraft, attached: AttachedTo): void {
		this.draft = draft;
		this.attached = attached;
		this.keep();
	}

	/** A refused entry comes back into the line, before anything that was begun meanwhile. */
	#bringBack(refused: EntryDraft, attached: AttachedTo): void {
		const words = [refused.words, this.draft.words].filter((each) => each !== '').join(' ');
		this.#begin({ ...refused, words }, attached);
		this.open();
	}

	#source() {
		const { attached } = this;
		if (attached === 'auto') return {};
		if (attached === 'none') return { source: null };
		const { past, votes } = this.#desk.view;
		const from = [...past, ...votes].find(({ id }) => id === sourceId(attached));
		return { source: attached, ...(from && { item: from.item }) };
	}
}
