// Lists whose lines can be dragged with the mouse. Dragging is never the only way. The components give buttons, too,
// so the library's own keyboard mode and its English announcements stay off.
import { dndzone } from 'svelte-dnd-action';
import { fromAction, type Attachment } from 'svelte/attachments';

interface Item {
	readonly id: string;
}
interface Moved<T> {
	readonly items: T[];
	readonly info: { readonly id: string; readonly trigger: string };
}

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

interface Options<T> {
	/** Lines with the same `type` can be dragged from list to list. */
	readonly type: string;
	readonly read: () => readonly T[];
	readonly canDrag?: () => boolean;
	/** Called after the drop for the list that took the line `id`, with its new order. */
	readonly ondrop: (items: readonly T[], id: string) => Promise<unknown>;
}

export class DragList<T extends Item> {
	readonly #options: Options<T>;
	/** The order under the pointer, until the room has answered. */
	#held = $state.raw<readonly T[] | null>(null);
	readonly items = $derived.by(() => this.#held ?? this.#options.read());

	constructor(options: Options<T>) {
		this.#options = options;
	}

	readonly zone: Attachment<HTMLElement> = (node) => {
		const attach = fromAction(dndzone<T>, () => ({
			items: [...this.items],
			type: this.#options.type,
			dragDisabled: !(this.#options.canDrag?.() ?? true),
			flipDurationMs: still() ? 0 : 150,
			zoneTabIndex: -1,
			zoneItemTabIndex: -1,
			autoAriaDisabled: true,
			dropTargetStyle: {},
			dropTargetClasses: ['drop-here']
		}));
		const consider = (event: Event) => this.#consider(event as CustomEvent<Moved<T>>);
		const finalize = (event: Event) => void this.#finalize(event as CustomEvent<Moved<T>>);
		node.addEventListener('consider', consider);
		node.addEventListener('finalize', finalize);
		const detach = attach(node);
		return () => {
			node.removeEventListener('consider', consider);
			node.removeEventListener('finalize', finalize);
			detach?.();
		};
	};

	#consider({ detail }: CustomEvent<Moved<T>>) {
		this.#held = detail.items;
	}

	async #finalize({ detail }: CustomEvent<Moved<T>>) {
		this.#held = detail.items;
		if (detail.items.some(({ id }) => id === detail.info.id))
			await this.#options.ondrop(detail.items, detail.info.id);
		this.#held = null;
	}
}
