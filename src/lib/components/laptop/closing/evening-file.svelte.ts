// Fetches all documents of the evening as one file, and follows how far it is.
import type { EveningProgress } from '#api/meetings.ts';
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { Refused } from '#live/ask.ts';
import type { ReceivedFile } from '#live/sent-file.ts';

/** The part of a desk's doors that it needs. */
export interface EveningDoors {
	evening(language: LanguageCode): Promise<ReceivedFile | Refused>;
	eveningProgress(): Promise<EveningProgress | null>;
}

const lookMs = 1000;

export class EveningDownload {
	readonly #doors: EveningDoors;
	readonly #keep: (file: ReceivedFile) => void;
	#state = $state.raw<'rest' | 'kept' | EveningProgress | Refused>('rest');

	/** `keep` saves the file, which is whole. */
	constructor(doors: EveningDoors, keep: (file: ReceivedFile) => void) {
		this.#doors = doors;
		this.#keep = keep;
	}

	get state() {
		return this.#state;
	}
	get isMaking(): boolean {
		return typeof this.#state === 'object' && 'made' in this.#state;
	}

	/** Never rejects. While a file is being made, nothing happens. */
	async take(language: LanguageCode): Promise<void> {
		if (this.isMaking) return;
		this.#state = { made: 0, of: 0 };
		const looking = setInterval(() => void this.#look(), lookMs);
		const file = await this.#doors.evening(language);
		clearInterval(looking);
		if ('refused' in file) return void (this.#state = file);
		this.#keep(file);
		this.#state = 'kept';
	}

	async #look(): Promise<void> {
		const found = await this.#doors.eveningProgress();
		if (found && found.of > 0 && this.isMaking) this.#state = found;
	}
}
