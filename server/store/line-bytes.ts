// Several lines of a journal as bytes. The checksum of each covers that of the line before.
import type { Written } from '#stream/rules.ts';
import { placesIn } from './blanking.ts';
import type { TextPlace } from './blanking.ts';
import { encodeLine } from './line-format.ts';
import type { JournalLine } from './journal-line.ts';

interface Lines<S extends Written> {
	readonly bytes: Buffer;
	/** The checksum of the last line. */
	readonly sum: string;
	/** Where people's words will lie in the file. */
	readonly places: readonly TextPlace<S>[];
}

/** `sumBefore`: the checksum of the line before. `first`: the version of the first line. `start`: the offset in the file. */
export function encodeAll<S extends Written>(
	lines: readonly JournalLine<S>[],
	sumBefore: string,
	first: number,
	start = 0
): Lines<S> {
	let sum = sumBefore;
	let at = start;
	const places: TextPlace<S>[] = [];
	const parts = lines.map((line, index) => {
		if (line.version !== first + index)
			throw new RangeError(`line ${line.version} where ${first + index} follows`);
		const encoded = encodeLine(line, sum, first);
		places.push(...placesIn({ line, start: at, erasable: encoded.erasable }));
		sum = encoded.sum;
		at += encoded.bytes.length;
		return encoded.bytes;
	});
	return { bytes: Buffer.concat(parts), sum, places };
}
