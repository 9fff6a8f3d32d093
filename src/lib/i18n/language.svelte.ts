// The language of a page: the device's choice, else what the server read from the browser (`<html lang>`).
// It changes without a reload. A key without a translation falls back to French and is listed.
import { createContext } from 'svelte';
import { languageOf, source, type LanguageCode, type Messages, type WordsPart } from './catalogue.ts';
import { languageFacts } from './languages.ts';
import { loadMessages, type Parts, type residentParts, type staffParts } from './load.ts';
import { createTranslator, type Translate } from './translator.ts';

const chosenKey = 'tablee.lang';

export class Language<P extends WordsPart> {
	#parts: Partial<Parts<WordsPart>>;
	#code = $state<LanguageCode>(source);
	/** The language that is loading. Of two choices, the later one holds. */
	#wanted: LanguageCode = source;
	#messages = $state.raw<Messages>({});
	#fallback = $state.raw<Messages>({});
	#missing: readonly string[] = [];

	readonly #translate = $derived(
		createTranslator<WordsPart>(this.#code, this.#messages, {
			fallback: this.#fallback,
			onMissing: (key) => this.#miss(key)
		})
	);
	readonly #say: Translate<WordsPart> = (key, values) => this.#translate(key, values);

	/** Stable: `const { t } = language` stays live when the language changes. */
	readonly t: Translate<P> = this.#say;

	private constructor(parts: Parts<P>) {
		this.#parts = parts;
	}

	/** Resolves once its words are here. */
	static async load<P extends WordsPart>(parts: Parts<P>): Promise<Language<P>> {
		const language = new Language(parts);
		await language.#speak(languageOf(chosen()) ?? languageOf(document.documentElement.lang) ?? source);
		return language;
	}

	/** The `t` of a component that comes with the words of another part. */
	saying<Q extends WordsPart>(): Translate<P | Q> {
		return this.#say;
	}

	/** Adds the words of other parts. */
	async add(parts: Partial<Parts<WordsPart>>): Promise<void> {
		const code = this.#code;
		const messages = await loadMessages(code, parts);
		if (code !== this.#code) return this.add(parts);
		this.#parts = { ...this.#parts, ...parts };
		this.#messages = { ...this.#messages, ...messages };
	}

	get code(): LanguageCode {
		return this.#code;
	}

	/** Keys without words in the shown language. */
	get missing(): readonly string[] {
		return this.#missing;
	}

	/** A choice of the device's owner. It is remembered. */
	async choose(code: LanguageCode): Promise<void> {
		await this.#speak(code);
		if (this.#code !== code) return;
		try {
			localStorage.setItem(chosenKey, code);
		} catch {
			// Without storage the choice lasts as long as the page.
		}
	}

	async #speak(code: LanguageCode): Promise<void> {
		this.#wanted = code;
		const parts = this.#parts;
		const messages = await loadMessages(code, parts);
		if (this.#wanted !== code) return;
		if (this.#parts !== parts) return this.#speak(code);
		this.#messages = messages;
		this.#code = code;
		document.documentElement.lang = code;
		document.documentElement.dir = languageFacts[code].direction;
	}

	#miss(key: string): void {
		if (this.#missing.includes(key)) return;
		const first = this.#missing.length === 0;
		this.#missing = [...this.#missing, key];
		if (!first || this.#code === source) return;
		loadMessages(source, this.#parts).then(
			(french) => (this.#fallback = french),
			() => undefined
		);
	}
}

function chosen(): string | null {
	try {
		return localStorage.getItem(chosenKey);
	} catch {
		return null;
	}
}

export type ResidentLanguage = Language<keyof typeof residentParts>;
export type StaffLanguage = Language<keyof typeof staffParts>;

export const [residentLanguage, setResidentLanguage] = createContext<ResidentLanguage>();
export const [staffLanguage, setStaffLanguage] = createContext<StaffLanguage>();
