// M50. Off the record: what is said meanwhile is kept nowhere. Only the begin and the end of each such time are kept.

export interface OffRecordTime {
	readonly from: number;
	/** Null: it lasts. */
	readonly until: number | null;
}
/** The part of a meeting that knows it. */
export interface OffRecord {
	readonly offRecord: readonly OffRecordTime[];
}

/** Since when the meeting is off the record. Null: it is on the record. */
export function offRecordSince({ offRecord }: OffRecord): number | null {
	const last = offRecord.at(-1);
	return last?.until === null ? last.from : null;
}

export const isOffRecord = (about: OffRecord): boolean => offRecordSince(about) !== null;

export const ended = (times: readonly OffRecordTime[], at: number): readonly OffRecordTime[] =>
	times.map((time) => (time.until === null ? { ...time, until: at } : time));
