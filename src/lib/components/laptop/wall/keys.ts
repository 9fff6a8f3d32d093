// The keys of the board, while a wall is on stage.
export const wallKeys = [
	{ act: 'group', keys: ['G'] },
	{ act: 'hide', keys: ['M'] },
	{ act: 'show', keys: ['⏎'] },
	{ act: 'aside', keys: ['Delete'] },
	{ act: 'later', keys: ['↓'] },
	{ act: 'earlier', keys: ['↑'] }
] as const;
export type WallAct = (typeof wallKeys)[number]['act'];

/** By the pressed key. */
const acts: Readonly<Record<string, WallAct>> = {
	g: 'group',
	m: 'hide',
	Enter: 'show',
	Delete: 'aside',
	Backspace: 'aside',
	ArrowDown: 'later',
	ArrowUp: 'earlier'
};
export const wallActOf = (key: string | undefined): WallAct | undefined =>
	key === undefined || !Object.hasOwn(acts, key) ? undefined : acts[key];

/** Enter presses the button that has the focus, and nothing else besides. */
export const isTaken = ({ key, target }: KeyboardEvent): boolean =>
	key === 'Enter' && target instanceof Element && target.closest('button, a, summary, select') !== null;
