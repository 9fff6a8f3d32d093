// Reads what every source file imports, as written and as resolved from the root of the project.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import ts from 'typescript';
import manifest from '../../../package.json' with { type: 'json' };

export interface Import {
	readonly file: string;
	readonly specifier: string;
	readonly path: string | null;
	/** Imported by `import()`: the file is fetched when it is needed, and the importer knows only its name. */
	readonly isLater: boolean;
}

const root = resolve(import.meta.dirname, '../../..');
const subpaths = Object.entries(manifest.imports).map(
	([from, to]) => [from.slice(0, -1), to.slice(2, -1)] as const
);

export function pathOf(file: string, specifier: string): string | null {
	const bare = specifier.replace(/\?.*$/, '');
	if (bare.startsWith('.')) return posix.join(dirname(file), bare);
	const subpath = subpaths.find(([prefix]) => bare.startsWith(prefix));
	return subpath ? subpath[1] + bare.slice(subpath[0].length) : null;
}

export function code(file: string): string {
	const text = readFileSync(join(root, file), 'utf8');
	if (!file.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '').join('\n');
}

const found = (pattern: string): string[] =>
	globSync(pattern, { cwd: root }).map((file) => file.replaceAll('\\', '/'));

/** The text of every file that is no test, by path. */
export const sources = (): ReadonlyMap<string, string> =>
	new Map(
		found('{src,server,scripts}/**/*.{ts,js,svelte}').map((file) => [
			file,
			readFileSync(join(root, file), 'utf8')
		])
	);

export function imports(): Import[] {
	return found('{src,server,messages}/**/*.{ts,js,svelte}').flatMap((file) => {
		const text = code(file);
		return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({
			file,
			specifier: fileName,
			path: pathOf(file, fileName),
			isLater: /\bimport\(\s*$/.test(text.slice(0, pos))
		}));
	});
}
