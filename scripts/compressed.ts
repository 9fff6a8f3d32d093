// Puts a gzip and a brotli file beside each text file of a build, as Kit's adapter does. The server itself compresses nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

export const compressed = (): Plugin => ({
	name: 'tablee:compressed',
	writeBundle({ dir = '' }, bundle) {
		for (const file of Object.keys(bundle).filter((name) => /\.(js|css|json|txt|svg)$/.test(name))) {
			const bytes = readFileSync(join(dir, file));
			writeFileSync(join(dir, `${file}.gz`), gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
			writeFileSync(join(dir, `${file}.br`), brotliCompressSync(bytes));
		}
	}
});
