// Which key does what on the laptop. Presenter remotes send PageDown and PageUp.
import { entryKinds, type EntryKind } from '#meeting/record/kinds/kinds.ts';
import { formKeys, type FormAct } from '../record/form-keys.ts';
import { onLaptop } from '../record/kinds.ts';
import { wallKeys, type WallAct } from '../wall/keys.ts';

export const surfaceActs = [
	'step',
	'back',
	'page-next',
	'page-back',
	'next',
	'timer',
	'plus',
	'minus',
	'vote',
	'undo',
	'hand',
	'off-record',
	'keys'
] as const;
export type SurfaceAct = (typeof surfaceActs)[number];

const acts: Readonly<Record<string, SurfaceAct>> = {
	PageDown: 'step',
	ArrowRight: 'step',
	PageUp: 'back',
	ArrowLeft: 'back',
	';': 'page-next',
	',': 'page-back',
	n: 'next',
	t: 'timer',
	'+': 'plus',
	'=': 'plus',
	'-': 'minus',
	'−': 'minus',
	v: 'vote',
	z: 'undo',
	h: 'hand',
	r: 'off-record',
	F1: 'keys'
};

export const actOfKey = (key: string | undefined): SurfaceAct | undefined =>
	key === undefined ? undefined : acts[key];

interface ShownKey {
	readonly act: SurfaceAct | EntryKind | FormAct | WallAct;
	readonly keys: readonly string[];
}

/** In the order of the list behind F1, with the keys of the record's kinds and those of the wall. */
export const shownKeys: readonly ShownKey[] = [
	{ act: 'step', keys: ['PageDown', '→'] },
	{ act: 'back', keys: ['PageUp', '←'] },
	{ act: 'page-next', keys: [';'] },
	{ act: 'page-back', keys: [','] },
	{ act: 'next', keys: ['N'] },
	{ act: 'timer', keys: ['T'] },
	{ act: 'plus', keys: ['+'] },
	{ act: 'minus', keys: ['−'] },
	{ act: 'vote', keys: ['V'] },
	{ act: 'hand', keys: ['H'] },
	{ act: 'off-record', keys: ['R'] },
	{ act: 'undo', keys: ['Z'] },
	...entryKinds.map((act) => ({ act, keys: onLaptop[act].keys })),
	...formKeys,
	...wallKeys,
	{ act: 'keys', keys: ['F1'] }
];

/** Keys that act on the facilitator's laptop alone. */
export const facilitatorActs: readonly string[] = [
	...['step', 'back', 'next', 'timer', 'plus', 'minus', 'vote'],
	...wallKeys.map(({ act }) => act)
];

/** Keys whose name differs from language to language. */
export const namedKeys = ['PageDown', 'PageUp', 'Delete'] as const;
export const isNamedKey = (key: string): key is (typeof namedKeys)[number] =>
	namedKeys.some((each) => each === key);
