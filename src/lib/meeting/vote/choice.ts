// What a good choice is, whether a phone sends it or a box gives it back.
import type { Vote } from './state.ts';

/** The choice in the options' order; null where the ballot is not valid. */
export function chosenFrom({ options, max }: Vote, choice: unknown): readonly string[] | null {
	if (!Array.isArray(choice)) return null;
	const chosen = options.map((option) => option.id).filter((id) => choice.includes(id));
	const valid = chosen.length === choice.length && choice.length >= 1 && choice.length <= max;
	return valid ? chosen : null;
}
