// The source files of the server and of the surfaces, and a search for those that contain something.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
export interface Source {
	readonly file: string;
	readonly text: string;
}
const read = (pattern: string): Source[] =>
	globSync(pattern, { cwd: root })
		.sort()
		.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

export const serverSources = read('server/**/*.ts');
export const surfaceSources = read('src/**/*.{ts,svelte}');

export const holding = (sources: readonly Source[], pattern: RegExp): string[] =>
	sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
