// An update of the folder: the copy of the former version, and going back to it.
import * as v from 'valibot';
import type { Shown } from './row.ts';

/** The copy of the former version, or why it is gone. */
export const keptBefore = {
	before: v.nullable(
		v.strictObject({
			folder: v.string(),
			/** Null: 0.1.3 or older. */
			from: v.nullable(v.string()),
			to: v.string(),
			madeAt: v.number(),
			goesAt: v.number(),
			meetings: v.number(),
			/** How many open boxes were made anew. */
			boxes: v.number()
		})
	),
	gone: v.nullable(
		v.strictObject({ from: v.nullable(v.string()), at: v.number(), why: v.picklist(['days', 'erased']) })
	)
};
const updated = v.strictObject(keptBefore);
export type Updated = Shown<typeof updated>;

/** What going back would take away. */
export const since = v.strictObject({
	...v.partial(updated).entries,
	/** Titles of meetings. */
	made: v.array(v.string()),
	changed: v.array(v.string()),
	/** The folder in which it is set aside. */
	aside: v.string()
});
export type Since = Shown<typeof since>;

/** `folder`: the copy that the page showed. */
export const goingBack = v.object({ folder: v.string() });
/** `from`: the version to start now. */
export const wentBack = v.strictObject({ from: v.nullable(v.string()) });
