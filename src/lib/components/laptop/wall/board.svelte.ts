// The acts on the board of one wall, the same by drag, by key and by button.
import { createContext } from 'svelte';
import type { Desk } from '#live/desk.svelte.ts';
import type { EntryKind } from '#meeting/record/kinds/kinds.ts';
import type { GroupView, IdeaView, WallView } from '#meeting/wall/view.ts';
import { Selection } from './selection.svelte.ts';

export class Board {
	readonly selected = new Selection();
	readonly #desk: Desk;
	readonly #wall: () => WallView;

	constructor(desk: Desk, wall: () => WallView) {
		this.#desk = desk;
		this.#wall = wall;
	}

	readonly wall = $derived.by(() => this.#wall());
	readonly ideas = $derived.by(() => this.#desk.view.ideas.filter(({ wall }) => wall === this.wall.id));
	readonly groups: readonly GroupView[] = $derived.by(() =>
		this.#desk.view.groups.filter(({ wall }) => wall === this.wall.id)
	);
	readonly waiting = $derived(this.ideas.filter(({ state }) => state === 'waiting'));
	readonly aside = $derived(this.ideas.filter(({ state }) => state === 'hidden'));
	readonly #grouped = $derived(this.ideas.filter(({ group }) => group !== null).length);
	readonly loose = $derived(this.ideas.filter(({ state, group }) => state === 'shown' && group === null));

	/** The board is crowded: an idea takes one row, and only one group is open. */
	readonly isCrowded = $derived(this.loose.length > 5 || this.groups.length > 2 || this.#grouped > 4);
	/** The group that is open on a crowded board. */
	#opened = $state<string | null>(null);

	isOpen(group: string): boolean {
		return !this.isCrowded || this.#opened === group;
	}
	toggle(group: string): void {
		this.#opened = this.#opened === group ? null : group;
	}

	in(group: string): IdeaView[] {
		return this.ideas.filter((idea) => idea.group === group && idea.state !== 'withdrawn');
	}

	/** Left out, `group` is a new one. Resolves to the group's id. */
	async group(ideas: string[], group?: string): Promise<string | null> {
		if (ideas.length === 0) return null;
		const made = await this.#desk.act({
			type: 'GroupIdeas',
			wall: this.wall.id,
			ideas,
			...(group && { group })
		});
		this.selected.clear();
		return group === undefined ? made : null;
	}
	async ungroup(ideas: string[]): Promise<void> {
		const grouped = ideas.filter((id) => this.ideas.some((idea) => idea.id === id && idea.group !== null));
		if (grouped.length === 0) return;
		await this.#desk.act({ type: 'UngroupIdeas', wall: this.wall.id, ideas: grouped });
		this.selected.clear();
	}
	async each(type: 'ShowIdea' | 'HideIdea' | 'WithdrawIdea'): Promise<void> {
		const ideas = this.selected.ids;
		this.selected.clear();
		for (const idea of ideas) await this.#desk.act({ type, idea });
	}
	/** The idea becomes an entry of the record. The entry links to the idea's words and has no copy. */
	async note(idea: string, kind: EntryKind): Promise<void> {
		const source = { kind: 'idea', idea } as const;
		if (await this.#desk.act({ type: 'NoteEntry', kind, source, item: this.wall.item }))
			this.selected.clear();
	}
	async ask(idea: string): Promise<void> {
		if (await this.#desk.act({ type: 'AskIdea', idea })) this.selected.clear();
	}
}

export const [useBoard, setBoard] = createContext<Board>();
