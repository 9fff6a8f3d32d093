// What each kind of stage leaves to do on a phone.
import type { Stage } from '#meeting/agenda/state.ts';

interface OnPhone {
	/** How large the button is that asks for the floor; null: nobody asks there. */
	readonly ask: 'large' | 'normal' | null;
	/** It shows who speaks, and my places in the queue, by itself. */
	readonly showsFloor: boolean;
}

export const phoneStages: Readonly<Record<Stage['kind'], OnPhone>> = {
	welcome: { ask: 'large', showsFloor: false },
	item: { ask: 'large', showsFloor: true },
	vote: { ask: 'normal', showsFloor: false },
	wall: { ask: 'normal', showsFloor: false },
	readback: { ask: 'normal', showsFloor: false },
	pause: { ask: null, showsFloor: false },
	closing: { ask: null, showsFloor: true }
};
