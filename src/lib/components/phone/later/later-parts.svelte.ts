// The parts of the page that come later, and their words. Each is asked for once, and shown once it is here.
import { createContext } from 'svelte';
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { ResidentLanguage } from '#i18n/language.svelte.ts';
import { laterWords } from '#i18n/load.ts';
import { untilHere } from './built-files.ts';
import { parts, type PartName, type PartOf } from './parts.ts';

type Here = { readonly [N in PartName]?: PartOf<N> };

/** How long the line was idle before the parts are fetched ahead. By then whoever came for a vote has answered. */
const idleMs = 5000;
const names = Object.keys(parts) as readonly PartName[];

export class LaterParts {
	readonly #language: ResidentLanguage;
	#here = $state.raw<Here>({});
	#asked: Partial<Record<PartName, Promise<void>>> = {};
	#wanted: LanguageCode | null = null;

	constructor(language: ResidentLanguage) {
		this.#language = language;
	}

	/** Undefined until it is here. */
	part<N extends PartName>(name: N): Here[N] {
		return this.#here[name];
	}

	/** To be called while a component is set up. Fetches the parts one after the other, as long as the line is idle. */
	fetchWhile(isIdle: () => boolean): void {
		$effect(() => (isIdle() ? this.#fetchAhead() : undefined));
	}

	fetch(name: PartName): Promise<void> {
		return (this.#asked[name] ??= this.#come(name));
	}

	/** Fetches the shown words again, in another language. */
	speak(code: LanguageCode): Promise<unknown> {
		this.#wanted = code;
		const said = ['resident', ...names.filter((name) => this.#here[name])];
		return untilHere(
			said.map((name) => `${name}.${code}`),
			async () => this.#wanted === code && (await this.#language.choose(code))
		);
	}

	/** Returns the function that stops it. The part that is on its way still comes. */
	#fetchAhead(): () => void {
		let isOver = false;
		const timer = setTimeout(async () => {
			for (const name of names) if (!isOver) await this.fetch(name);
		}, idleMs);
		return () => {
			isOver = true;
			clearTimeout(timer);
		};
	}

	async #come(name: PartName): Promise<void> {
		const { code } = this.#language;
		const words = untilHere([`${name}.${code}`], () => this.#language.add({ [name]: laterWords[name] }));
		const [part] = await Promise.all([untilHere<object>([name], parts[name]), words]);
		this.#here = { ...this.#here, [name]: part };
	}
}

export const [useLater, setLater] = createContext<LaterParts>();
