// Dark or light, as the hall needs it: remembered by this browser, changed with the key D.
import { keep, recall } from '#live/keep.ts';
import { hasModifier, isComposing } from '#ui/typing.ts';

const key = 'tablee.screen.theme';
export type Theme = 'dark' | 'light';

export class ScreenTheme {
	#now = $state<Theme>(recall(key) === 'light' ? 'light' : 'dark');

	get now(): Theme {
		return this.#now;
	}

	readonly press = (event: KeyboardEvent): void => {
		const isMeant = !event.repeat && !hasModifier(event) && !isComposing(event);
		if (!isMeant || event.key.toLowerCase() !== 'd') return;
		this.#now = this.#now === 'dark' ? 'light' : 'dark';
		keep(key, this.#now);
	};
}
