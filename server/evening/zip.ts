// Puts files into a zip while they are made, so that an evening is never in memory as a whole.
import { setImmediate as otherWork } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import { zipTime } from '../process/zip-time.ts';

export interface ZippedFile {
	/** With `/` between its folders. */
	readonly path: string;
	readonly body: Uint8Array;
}

const pieceBytes = 64 * 1024;
/** Most documents are packed already. */
const level = 1;

/** `at`: the time of every file in it. If the files fail, so does the zip, and it has no end that a program would take for one. */
export async function* zipped(files: AsyncIterable<ZippedFile>, at: number): AsyncGenerator<Uint8Array> {
	const pieces: Uint8Array[] = [];
	const zip = new Zip((error, piece) => {
		if (error) throw error;
		pieces.push(piece);
	});
	const mtime = zipTime(at);
	for await (const { path, body } of files) {
		const file = new ZipDeflate(path, { level });
		file.mtime = mtime;
		zip.add(file);
		for (let from = 0; ; from += pieceBytes) {
			const isLast = from + pieceBytes >= body.length;
			file.push(body.subarray(from, from + pieceBytes), isLast);
			yield* pieces.splice(0);
			if (isLast) break;
			await otherWork();
		}
	}
	zip.end();
	yield* pieces.splice(0);
}
