// Which windows are open over the laptop, the last one on top.
import type { ClientCommand } from '#meeting/command.ts';
import type { Desk } from '#live/desk.svelte.ts';

/** What each kind of window needs to know. */
interface Needs {
	readonly item: { readonly item: string };
	readonly entry: { readonly entry: string };
	/** `name` is the text to search for once nobody knows it any more. */
	readonly forget: { readonly person: string; readonly name: string };
	/** Without `item`, it is improvised on the current item. Without `id`, it is a new one. */
	readonly vote: { readonly item?: string; readonly id?: string };
	readonly wall: { readonly item?: string; readonly id?: string };
	readonly booth: { readonly vote: string; readonly person: string };
	/** Which of the votes that were prepared on this item. */
	readonly votes: object;
	readonly 'add-item': object;
	readonly hand: object;
	readonly people: object;
	readonly slips: object;
	readonly links: object;
	readonly meeting: object;
	readonly sheets: object;
	readonly hall: object;
	readonly keys: object;
	readonly close: object;
	readonly reopen: object;
	readonly publish: object;
	readonly handout: object;
	readonly extract: object;
	readonly mask: object;
	readonly leave: object;
}
export type WindowKind = keyof Needs;
export type WindowOf = { readonly [Kind in WindowKind]: { readonly kind: Kind } & Needs[Kind] };
export type Window = WindowOf[WindowKind];
/** They need nothing. */
export type PlainWindow = { [Kind in WindowKind]: object extends Needs[Kind] ? Kind : never }[WindowKind];

/** The command without which a window is for nothing. Where it may not be sent any more, the window goes. */
const acts: Partial<Record<WindowKind, ClientCommand['type']>> = {
	'add-item': 'AddItem',
	item: 'EditItem',
	vote: 'PrepareVote',
	wall: 'PrepareWall',
	hand: 'RaiseHand',
	booth: 'CastBallot',
	reopen: 'ReopenMeeting'
};
export const isOfUse = ({ kind }: Window, desk: Pick<Desk, 'may' | 'isOffRecord'>): boolean => {
	const act = acts[kind];
	// Off the record it stays, with what is typed in it, and sends nothing.
	return act === undefined || desk.isOffRecord || desk.may(act);
};

export class Windows {
	#open = $state.raw<readonly Window[]>([]);

	get open(): readonly Window[] {
		return this.#open;
	}
	/** For the key V and the button that does the same. */
	readonly improvise = () => this.show({ kind: 'vote' });
	readonly choose = () => this.show({ kind: 'votes' });

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
