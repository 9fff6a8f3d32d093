// What an update keeps of the folder before it, as the rooms and the laptop are told of it. `kept-copies.ts` keeps it.

/** The copy of the folder that the last update keeps. */
export interface KeptBefore {
	/** Its name in the data folder. */
	readonly folder: string;
	/** Which Tablée wrote it; null where it wrote no note: 0.1.3 or older. */
	readonly from: string | null;
	readonly to: string;
	readonly madeAt: number;
	readonly goesAt: number;
	readonly meetings: number;
	/** Boxes of before, made anew by opening them. */
	readonly boxes: number;
}

/** What going back would take away, and where it goes. */
export interface NewerData {
	/** Ids of streams that the copy does not hold. */
	readonly made: readonly string[];
	/** Ids of those that went on since. */
	readonly changed: readonly string[];
	/** A folder in the data folder. */
	readonly aside: string;
}

/** What updates keep of before. */
export interface KeptVersions {
	/** What can be gone back to. */
	readonly before: KeptBefore | null;
	/** Why that can be done no more; null where it can, or never could. */
	readonly gone: {
		readonly from: string | null;
		readonly at: number;
		readonly why: 'days' | 'erased';
	} | null;
	/** What is too old goes. `now`: a date that can be believed. */
	expire(now: number): Promise<void>;
}
