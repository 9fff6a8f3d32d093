// Imports the files that somebody gives to the page of tables, and says what became of each.
import { tick } from 'svelte';
import { fileFaults } from '#api/meeting-file.ts';
import type { Arrived } from '#api/meetings.ts';
import type { StaffLanguage } from '#i18n/language.svelte.ts';
import { refusedWord } from '#i18n/staff-words.ts';
import type { Refused } from '#live/ask.ts';
import type { TableShelf } from '../frame/table-shelf.svelte.ts';

export interface Said {
	readonly tone: 'done' | 'warn';
	readonly words: string;
}

/** `file` is its name, for where several files were given. */
interface SaidOfFile extends Said {
	readonly file?: string;
}

export class Importing {
	readonly #shelf: Pick<TableShelf, 'imported' | 'listing'>;
	readonly #t: StaffLanguage['t'];
	#waiting: readonly File[] = [];
	#isReading = $state(false);
	#outcomes = $state.raw<readonly SaidOfFile[]>([]);

	constructor(shelf: Pick<TableShelf, 'imported' | 'listing'>, { t }: Pick<StaffLanguage, 't'>) {
		this.#shelf = shelf;
		this.#t = t;
	}

	get isReading(): boolean {
		return this.#isReading;
	}
	/** The outcome for each of the last files, in their order. */
	get said(): readonly Said[] {
		return this.#outcomes.map(({ tone, words, file }) => ({
			tone,
			words:
				file === undefined || this.#outcomes.length === 1 ? words : this.#t('moving.of-file', { file, words })
		}));
	}

	/** Imports the files one after the other. Later files come behind them. */
	async take(files: Iterable<File>): Promise<void> {
		this.#waiting = [...this.#waiting, ...files];
		if (this.#isReading || this.#waiting.length === 0) return;
		this.#isReading = true;
		this.#outcomes = [];
		let arrived: string | null = null;
		for (let file = this.#next(); file; file = this.#next()) {
			const answer = await this.#shelf.imported(file);
			const outcome =
				'refused' in answer ? { ...this.#refused(answer), file: file.name } : this.#arrived(answer);
			this.#outcomes = [...this.#outcomes, outcome];
			if (!('refused' in answer)) arrived = answer.id;
		}
		this.#isReading = false;
		if (arrived === null) return;
		await tick();
		const row = document.getElementById(`meeting-${arrived}`);
		row?.scrollIntoView({ block: 'center' });
		row?.querySelector('a')?.focus();
	}

	#next(): File | undefined {
		const [file, ...behind] = this.#waiting;
		this.#waiting = behind;
		return file;
	}

	#arrived({ arrival, id }: Arrived): Said {
		const meetings = this.#shelf.listing?.tables.flatMap((table) => table.meetings) ?? [];
		const title = meetings.find((meeting) => meeting.id === id)?.title ?? '';
		const isNew = arrival === 'taken' || arrival === 'longer';
		return { tone: isNew ? 'done' : 'warn', words: this.#t(`moving.${arrival}`, { title }) };
	}

	#refused({ refused, why }: Refused): Said {
		const fault = fileFaults.find((each) => each === why);
		if (fault) return { tone: 'warn', words: this.#t(`moving.why.${fault}`) };
		const words = refused === 'too-large' ? this.#t('moving.why.too-large') : refusedWord(this.#t, refused);
		return { tone: 'warn', words };
	}
}

/** The dragged thing is a file, not a text of the page. */
export const isWithFile = ({ dataTransfer }: DragEvent): boolean =>
	dataTransfer?.types.includes('Files') === true;
