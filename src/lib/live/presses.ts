// Pressing a button or Enter twice makes one thing. Some people click everything twice, and some answers take their time.
import type { ClientCommand } from '#meeting/command.ts';

/** Each of these makes something new, or can be done only once. For the others, a second press is meant or does nothing. */
const makes: readonly ClientCommand['type'][] = [
	'AddItem',
	'AskIdea',
	'NoteEntry',
	'OpenDoors',
	'PostIdea',
	'PrepareVote',
	'PrepareWall'
];
/** For so long after the answer, a second press counts as the same one. */
const pressMs = 1000;

type Made = Promise<string | null>;

export class Presses {
	readonly #pressed = new Map<string, Made>();

	/** The same command again counts as the first, until it was refused, or until a moment after its answer. */
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
