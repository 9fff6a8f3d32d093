// The acts on the board of one wall, the same by drag, by key and by button.
import { createContext } from 'svelte';
import type { Desk } from '#live/desk.svelte.ts';
import type { EntryKind } from '#meeting/record/kinds/kinds.ts';
import type { GroupView, IdeaView, WallView } from '#meeting/wall/view.ts';
import { ideaSearch } from '#meeting/wall/search.ts';
import { Review, type Verdict } from './review.svelte.ts';
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
	/** What is typed into the search. */
	sought = $state('');
	readonly isSeeking = $derived(this.sought.trim() !== '');
	readonly #isFound = $derived(ideaSearch(this.sought));
	readonly found = $derived(
		this.ideas.filter(({ state, words }) => state !== 'withdrawn' && this.#isFound(words))
	);
	readonly waiting = $derived(this.found.filter(({ state }) => state === 'waiting'));
	readonly aside = $derived(this.found.filter(({ state }) => state === 'hidden'));
	readonly #grouped = $derived(this.ideas.filter(({ group }) => group !== null).length);
	readonly loose = $derived(this.found.filter(({ state, group }) => state === 'shown' && group === null));
	/** Those that can be ticked. */
	readonly foundOnBoard = $derived(
		this.found.filter(({ state, group }) => state === 'shown' || group !== null)
	);
	readonly review = new Review(
		() => this.waiting,
		(to, ideas) => this.turn(to, ideas)
	);

	/** The board is crowded: only one group is open. */
	readonly isCrowded = $derived(this.loose.length > 5 || this.groups.length > 2 || this.#grouped > 4);
	/** The group that is open on a crowded board. */
	#opened = $state<string | null>(null);

	/** While something is sought, the groups in which it was found are open. */
	isOpen(group: string): boolean {
		if (this.isSeeking) return this.found.some((idea) => idea.group === group);
		return !this.isCrowded || this.#opened === group;
	}
	toggle(group: string): void {
		this.#opened = this.#opened === group ? null : group;
	}

	chooseFound(): void {
		this.selected.choose(this.foundOnBoard.map(({ id }) => id));
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
	/** One act, and one undo. */
	async turn(to: Verdict, ideas: readonly string[]): Promise<void> {
		if (ideas.length > 0) await this.#desk.act({ type: 'TurnIdeas', [to]: [...ideas] });
	}
	async putAside(): Promise<void> {
		const ideas = this.selected.ids;
		this.selected.clear();
		await this.turn('hidden', ideas);
	}
	async withdraw(): Promise<void> {
		const ideas = this.selected.ids;
		this.selected.clear();
		for (const idea of ideas) await this.#desk.act({ type: 'WithdrawIdea', idea });
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
