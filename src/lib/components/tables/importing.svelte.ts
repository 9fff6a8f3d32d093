// What becomes of a file that somebody gives to the page of tables, in words.
import { tick } from 'svelte';
import type { StaffLanguage } from '#i18n/language.svelte.ts';
import { refusedWord } from '#i18n/staff-words.ts';
import { reasons, type Arrived } from './moving.ts';
import type { Refused } from './tables-api.ts';
import type { TableShelf } from './table-shelf.svelte.ts';

export interface Said {
	readonly tone: 'done' | 'warn';
	readonly words: string;
}

export class Importing {
	readonly #shelf: Pick<TableShelf, 'imported' | 'listing'>;
	readonly #t: StaffLanguage['t'];
	#isReading = $state(false);
	#said = $state.raw<Said | null>(null);

	constructor(shelf: Pick<TableShelf, 'imported' | 'listing'>, { t }: Pick<StaffLanguage, 't'>) {
		this.#shelf = shelf;
		this.#t = t;
	}

	get isReading(): boolean {
		return this.#isReading;
	}
	get said(): Said | null {
		return this.#said;
	}

	/** One at a time: another one that is dropped meanwhile is left where it is. */
	async take(file: Blob | undefined): Promise<void> {
		if (!file || this.#isReading) return;
		this.#isReading = true;
		const answer = await this.#shelf.imported(file);
		this.#said = 'refused' in answer ? this.#refused(answer) : this.#arrived(answer);
		this.#isReading = false;
		if ('refused' in answer) return;
		await tick();
		const row = document.getElementById(`meeting-${answer.id}`);
		row?.scrollIntoView({ block: 'center' });
		row?.querySelector('a')?.focus();
	}

	#arrived({ arrival, id }: Arrived): Said {
		const meetings = this.#shelf.listing?.tables.flatMap((table) => table.meetings) ?? [];
		const title = meetings.find((meeting) => meeting.id === id)?.title ?? '';
		const isNew = arrival === 'taken' || arrival === 'longer';
		return { tone: isNew ? 'done' : 'warn', words: this.#t(`moving.${arrival}`, { title }) };
	}

	#refused({ refused, why }: Refused): Said {
		const reason = reasons.find((each) => each === why);
		if (reason) return { tone: 'warn', words: this.#t(`moving.why.${reason}`) };
		const words = refused === 'too-large' ? this.#t('moving.why.too-large') : refusedWord(this.#t, refused);
		return { tone: 'warn', words };
	}
}

/** What is dragged is a file, and no text of the page. */
export const isWithFile = ({ dataTransfer }: DragEvent): boolean =>
	dataTransfer?.types.includes('Files') === true;
