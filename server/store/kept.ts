// What rooms and the laptop know about the copies that updates keep. `kept-copies.ts` keeps them.

/** The copy of the folder that the last update keeps. */
export interface KeptBefore {
	/** Its name in the data folder. */
	readonly folder: string;
	/** The version that wrote it. Null if it wrote no note: 0.1.3 or older. */
	readonly from: string | null;
	readonly to: string;
	readonly madeAt: number;
	readonly goesAt: number;
	readonly meetings: number;
	/** How many of its boxes have the format of 0.1.2. Opening a box renews it. */
	readonly boxes: number;
}

/** What going back would take away, and where it goes. */
export interface NewerData {
	/** Ids of streams that the copy does not hold. */
	readonly made: readonly string[];
	/** Ids of streams that went on since. */
	readonly changed: readonly string[];
	/** The folder in the data folder to which it goes. */
	readonly aside: string;
}

/** What updates keep of the folder before. */
export interface KeptVersions {
	/** The copy to which somebody can go back. */
	readonly before: KeptBefore | null;
	/** Why nobody can go back any more. Null if somebody can, or never could. */
	readonly gone: {
		readonly from: string | null;
		readonly at: number;
		readonly why: 'days' | 'erased';
	} | null;
	/** Removes copies that are too old. `now`: a date that can be believed. */
	expire(now: number): Promise<void>;
}
