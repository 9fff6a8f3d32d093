// Every built file that a phone may load, with its contents.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAst } from 'vite';

const build = resolve(import.meta.dirname, '../../../build');

export interface Node {
	readonly type: string;
	readonly [field: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** A node and all that stands below it. */
export function* all(node: Node): Generator<Node> {
	yield node;
	for (const value of Object.values(node).flat()) if (isNode(value)) yield* all(value);
}

export interface PhoneFile {
	readonly path: string;
	readonly text: string;
	/** Null for a style sheet. */
	readonly tree: Node | null;
}

function read(path: string): PhoneFile {
	const text = readFileSync(join(build, path), 'utf8');
	const tree: unknown = path.endsWith('.js') ? parseAst(text) : null;
	return { path, text, tree: isNode(tree) ? tree : null };
}

/** Its page is a build of its own (vite.phone.config.ts), in a folder of its own. */
const folder = '_app/immutable/phone';

export const phoneFiles = (): readonly PhoneFile[] =>
	readdirSync(join(build, folder))
		.filter((name) => /\.(js|css)$/.test(name))
		.map((name) => read(`/${folder}/${name}`));

interface Named {
	readonly script: string;
	readonly styles: readonly string[];
	/** By language. */
	readonly words: Readonly<Record<string, string>>;
	/** By part of the page, and by part and language for its words. */
	readonly later: Readonly<Record<string, readonly string[]>>;
}

/** The build's own list of these files. */
export const namedFiles = (): Named =>
	JSON.parse(readFileSync(join(build, '_app/phone.json'), 'utf8')) as Named;
