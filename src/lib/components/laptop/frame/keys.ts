// Which key does what on the laptop. Presenter remotes send PageDown and PageUp.
import { entryKinds } from '#meeting/record/kinds/kinds.ts';
import { onLaptop } from '../record/kinds.ts';

export const surfaceActs = [
	'step',
	'back',
	'next',
	'timer',
	'plus',
	'minus',
	'vote',
	'undo',
	'hand',
	'keys'
] as const;
export type SurfaceAct = (typeof surfaceActs)[number];

const acts: Readonly<Record<string, SurfaceAct>> = {
	PageDown: 'step',
	ArrowRight: 'step',
	PageUp: 'back',
	ArrowLeft: 'back',
	n: 'next',
	t: 'timer',
	'+': 'plus',
	'=': 'plus',
	'-': 'minus',
	'−': 'minus',
	v: 'vote',
	z: 'undo',
	h: 'hand',
	F1: 'keys'
};

export const actOfKey = (key: string | undefined): SurfaceAct | undefined =>
	key === undefined ? undefined : acts[key];

/** In the order of the list behind F1, with the keys of the record's kinds and the wall's G and P. */
export const shownKeys = [
	{ act: 'step', keys: ['PageDown', '→'] },
	{ act: 'back', keys: ['PageUp', '←'] },
	{ act: 'next', keys: ['N'] },
	{ act: 'timer', keys: ['T'] },
	{ act: 'plus', keys: ['+'] },
	{ act: 'minus', keys: ['−'] },
	{ act: 'vote', keys: ['V'] },
	{ act: 'hand', keys: ['H'] },
	{ act: 'undo', keys: ['Z'] },
	...entryKinds.map((act) => ({ act, keys: [onLaptop[act].key] })),
	{ act: 'group', keys: ['G'] },
	{ act: 'panic', keys: ['P'] },
	{ act: 'keys', keys: ['F1'] }
] as const;

/** Keys for facilitators alone. */
export const facilitatorActs: readonly string[] = ['step', 'back', 'next', 'timer', 'plus', 'minus', 'vote'];
