// The signs by which phones are called aloud. The server draws one order of the objects for a meeting and keeps it apart from the
// journal, as it keeps first names. A sign is for speaking only: it stands beside no ballot, idea or entry.

/** Each object is always drawn and named in its one colour. An order that was drawn names them, so a name here never changes. */
export const signObjects = [
	'boat',
	'sun',
	'lime',
	'key',
	'house',
	'umbrella',
	'bicycle',
	'cup',
	'flower',
	'fish',
	'fir',
	'boot',
	'cherry',
	'bus',
	'carrot',
	'book',
	'hat',
	'anchor',
	'chair',
	'guitar',
	'heart',
	'butterfly',
	'cloud',
	'hammer'
] as const;
export type SignObject = (typeof signObjects)[number];

/** The objects in the order of the phones. Null: no order was drawn, or it was erased. */
export type SignOrder = readonly SignObject[] | null;

export interface Sign {
	readonly object: SignObject;
	/** 1 for the first phone with this object. From 2 on, the number is said and shown. */
	readonly number: number;
}

/** P30. `phone`: the number of the phone, from 1. Null: the person has no phone. */
export function signOf(order: SignOrder, phone: number | null): Sign | null {
	if (order === null || phone === null) return null;
	const object = order[(phone - 1) % order.length];
	return object === undefined ? null : { object, number: Math.floor((phone - 1) / order.length) + 1 };
}
