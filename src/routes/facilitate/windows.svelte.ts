// Which windows are open over the laptop, the last one on top.
/** It needs nothing but its kind. */
export type PlainWindow =
	| 'add-item'
	| 'hand'
	| 'people'
	| 'slips'
	| 'links'
	| 'meeting'
	| 'hall'
	| 'keys'
	| 'close'
	| 'reopen'
	| 'leave';
export type Window =
	| { readonly kind: PlainWindow }
	| { readonly kind: 'item'; readonly item: string }
	| { readonly kind: 'entry'; readonly entry: string }
	/** `name` is the text to search for once nobody knows it any more. */
	| { readonly kind: 'forget'; readonly person: string; readonly name: string }
	/** Without `item`, it is improvised on the current item. Without `id`, it is a new one. */
	| { readonly kind: 'vote' | 'wall'; readonly item?: string; readonly id?: string }
	| { readonly kind: 'booth'; readonly vote: string; readonly person: string };

export class Windows {
	#open = $state.raw<readonly Window[]>([]);

	get open(): readonly Window[] {
		return this.#open;
	}
	show(window: Window): void {
		this.#open = [...this.#open, window];
	}
	/** Two calls (by a button, then by the dialog itself) close it once. */
	close(window: Window): void {
		this.#open = this.#open.filter((each) => each !== window);
	}
	replace(window: Window, by: Window): void {
		this.#open = this.#open.map((each) => (each === window ? by : each));
	}
}
