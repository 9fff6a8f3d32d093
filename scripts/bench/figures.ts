// The figures of the bench, with their aims, and the statistics for them.

export interface Figure {
	readonly what: string;
	readonly value: number;
	/** "×" is a ratio to a floor of the same run. */
	readonly unit: '' | '×' | 'ms' | 's' | 'B' | 'kB' | 'B/s' | 'frames' | 'requests' | 'failed' | 'wrong';
	/** The aim; a figure without one is shown and not judged. */
	readonly most?: number;
	/** The numbers behind the value. */
	readonly from?: string;
}
export interface RowResult {
	readonly row: string;
	readonly figures: readonly Figure[];
	/** The reason if nothing could be measured here. */
	readonly skipped?: string;
}

export const fallsShort = ({ value, most }: Figure): boolean => most !== undefined && !(value <= most);

/** `part` is from 0 to 1. NaN if there are no values. */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const rounded = (value: number): number => Number(value.toPrecision(3));

/** How much larger the largest is than the smallest: 0.2 is a fifth. */
export const spread = (values: readonly number[]): number => Math.max(...values) / Math.min(...values) - 1;

/** The ratio of our value to the floor. Each is the median of its rounds. */
export function ratio(
	what: string,
	ours: readonly number[],
	floor: readonly number[],
	{ most, unit }: { readonly most?: number; readonly unit: string }
): Figure {
	const [own, base] = [median(ours), median(floor)];
	return {
		what,
		value: own / base,
		unit: '×',
		...(most !== undefined && { most }),
		from: `${rounded(own)} to ${rounded(base)} ${unit}`
	};
}
