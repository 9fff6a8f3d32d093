// What each kind of stage offers to the facilitator.
import type { Stage } from '#meeting/agenda/state.ts';

interface OnLaptop {
	/** Who speaks is led there: always, once somebody speaks or waits, or never. */
	readonly floor: 'always' | 'spoken' | 'never';
	/** What leads on: the next step, or the item that the room was on. */
	readonly onwards: 'step' | 'resume';
	/** How much the button that closes the meeting stands out; null: there is none. */
	readonly close: 'main' | 'card' | null;
	/** The words of a step that leads there; null: there are none, or an item has its title. */
	readonly named: 'step.readback' | 'step.closing' | null;
	/** Which entries are listed: those of the current item, or the whole meeting, its results first. */
	readonly entries: 'item' | 'results';
	/** The queue has the room where people speak; elsewhere it folds to its first lines and a count, in one row. */
	readonly queue: 'roomy' | 'folded';
	/** L162: the minutes of the last meeting are asked about here. */
	readonly asksFormer: boolean;
}

const plain = {
	floor: 'never',
	onwards: 'step',
	close: null,
	named: null,
	entries: 'item',
	queue: 'roomy',
	asksFormer: false
} as const;

export const laptopStages: Readonly<Record<Stage['kind'], OnLaptop>> = {
	welcome: { ...plain, floor: 'spoken', asksFormer: true },
	item: { ...plain, floor: 'always' },
	vote: { ...plain, queue: 'folded' },
	wall: { ...plain, queue: 'folded' },
	readback: { ...plain, close: 'card', named: 'step.readback', entries: 'results' },
	pause: { ...plain, onwards: 'resume' },
	closing: { ...plain, close: 'main', named: 'step.closing' }
};
