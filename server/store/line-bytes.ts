// Several lines of a journal as bytes, each bound to the one before.
import { placesIn } from './blanking.ts';
import type { TextPlace } from './blanking.ts';
import { encodeLine } from './line-format.ts';
import type { JournalLine } from './journal-line.ts';

interface Lines {
	readonly bytes: Buffer;
	/** Of the last one. */
	readonly sum: string;
	/** Where people's words will lie in the file. */
	readonly places: readonly TextPlace[];
}

/** Lines that follow one another, `first` being the version of the first, behind the sum of the line before; `start`: where in the file. */
export function encodeAll(lines: readonly JournalLine[], sumBefore: string, first: number, start = 0): Lines {
	let sum = sumBefore;
	let at = start;
	const places: TextPlace[] = [];
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
