// When a key of the laptop acts. People often go on typing when the field has lost the focus: a form was sent, or a window
// closed. So a letter acts only where no field has the focus and nothing was typed for two seconds. PageDown and PageUp
// come from a presenter's remote and write nothing, so they act in a field, too.
import { getContext, setContext } from 'svelte';
import { on } from 'svelte/events';
import { hasModifier, isComposing, isCovered, isField } from './typing.ts';

const restMs = 2000;
const alsoInFields = ['PageDown', 'PageUp', 'F1', 'F2'];
const types = ['Enter', 'Backspace', 'Delete'];

/** The key as a button shows it. An arrow and ⏎ stand for keys with a longer name. */
const isLetter = (key: string): boolean => key.length === 1 && !'→←↓↑⏎'.includes(key);

/** Whether this key, as a button shows it, leaves a field its own input. */
export const restsInFields = (key: string): boolean => ![...alsoInFields, '⏎'].includes(key);

/** The entry of the browser's storage that says whether single letters act. */
interface Kept {
	readonly letters: boolean;
	keep(letters: boolean): void;
}

export class Shortcuts {
	readonly #kept: Kept;
	#letters = $state(true);
	#isWriting = $state(false);
	#rest: ReturnType<typeof setTimeout> | undefined;
	#beganInField = false;

	constructor(kept: Kept) {
		this.#kept = kept;
		this.#letters = kept.letters;
	}

	/** Whether single letters act. If not, only keys that write nothing do. */
	get letters(): boolean {
		return this.#letters;
	}
	set letters(on: boolean) {
		this.#letters = on;
		this.#kept.keep(on);
	}
	/** Something was typed into a field within the last two seconds. */
	get isWriting(): boolean {
		return this.#isWriting;
	}
	/** Whether this key, as a button shows it, ever acts. */
	acts(key: string): boolean {
		return this.#letters || !isLetter(key);
	}

	/** The pressed key; undefined if it was meant for something else than the surface. */
	keyOf(event: KeyboardEvent): string | undefined {
		const { key, target, repeat } = event;
		// A key that is held down calls one speaker, not three.
		if (repeat || hasModifier(event) || isComposing(event) || isCovered()) return undefined;
		if (alsoInFields.includes(key)) return key;
		if (isField(target) || this.#isWriting || !this.acts(key)) return undefined;
		return key.length === 1 ? key.toLowerCase() : key;
	}

	/** Follows the typing on this page until the returned function is called. */
	readonly watch = (): (() => void) => {
		const stops = [
			on(window, 'keydown', (event) => this.#press(event), { capture: true }),
			on(window, 'input', ({ target }) => isField(target) && this.#write(), { capture: true })
		];
		return () => {
			clearTimeout(this.#rest);
			for (const stop of stops) stop();
		};
	};

	#press(event: KeyboardEvent): void {
		const { key, target, repeat } = event;
		const inField = isField(target);
		if (!repeat) this.#beganInField = inField;
		else if (pressesAgain(event) || (inField && !this.#beganInField)) event.preventDefault();
		if (inField && !hasModifier(event) && (key.length === 1 || types.includes(key) || isComposing(event)))
			this.#write();
	}

	#write(): void {
		clearTimeout(this.#rest);
		this.#isWriting = true;
		this.#rest = setTimeout(() => (this.#isWriting = false), restMs);
	}
}

/** A held Enter would press a button, or send a form, again and again. */
const pressesAgain = ({ key, target }: KeyboardEvent): boolean =>
	key === 'Enter' && !(target instanceof HTMLTextAreaElement);

const place = Symbol('shortcuts');
export const setShortcuts = (shortcuts: Shortcuts): Shortcuts => setContext(place, shortcuts);
/** Undefined on phones and on the page of the tables, whose buttons have no keys. */
export const shortcutsHere = (): Shortcuts | undefined => getContext<Shortcuts | undefined>(place);
