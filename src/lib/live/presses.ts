// A button pressed twice, or Enter, makes one: some hands click everything twice, and some answers take their time.
import type { ClientCommand } from '#meeting/command.ts';

/** Each makes something new, or can be done once. Of the others, a second press is meant, or does nothing. */
const makes: readonly ClientCommand['type'][] = [
	'AddItem',
	'AskIdea',
	'NoteEntry',
	'OpenDoors',
	'PostIdea',
	'PrepareVote',
	'PrepareWall'
];
/** So long after its answer it is still the same press. */
const pressMs = 1000;

type Made = Promise<string | null>;

export class Presses {
	readonly #pressed = new Map<string, Made>();

	/** The same command again is the first one: until it is answered and a moment after, or until it was refused. */
	once(command: ClientCommand, act: () => Made): Made {
		if (!makes.includes(command.type)) return act();
		const text = JSON.stringify(command);
		const pressed = this.#pressed.get(text);
		if (pressed) return pressed;
		const made = act();
		this.#pressed.set(text, made);
		const forget = () => this.#pressed.delete(text);
		made.then((id) => setTimeout(forget, id === null ? 0 : pressMs), forget);
		return made;
	}
}
