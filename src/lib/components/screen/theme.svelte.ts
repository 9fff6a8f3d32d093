// Dark or light, as the hall needs it: remembered by this browser, changed with the key D.
import { keep, recall } from '#live/keep.ts';

const key = 'tablee.screen.theme';
export type Theme = 'dark' | 'light';

export class ScreenTheme {
	#now = $state<Theme>(recall(key) === 'light' ? 'light' : 'dark');

	get now(): Theme {
		return this.#now;
	}

	readonly press = (event: KeyboardEvent): void => {
		if (event.key.toLowerCase() !== 'd' || event.ctrlKey || event.metaKey || event.altKey) return;
		this.#now = this.#now === 'dark' ? 'light' : 'dark';
		keep(key, this.#now);
	};
}
