// Every built file that a phone may load, and what stands in it.
import { readFileSync } from 'node:fs';
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

/** The files that one names, but for those that are imported on another surface's account. */
function named({ path, tree }: PhoneFile): readonly string[] {
	if (!tree) return [];
	return [...all(tree)].flatMap((node) => {
		const source = node.type.startsWith('Import') || node.type.startsWith('Export') ? node['source'] : node;
		const address = isNode(source) && source.type === 'Literal' ? source['value'] : null;
		if (typeof address !== 'string') return [];
		if (address.startsWith('/_app/immutable/chunks/')) return path.includes('/entry/') ? [] : [address];
		const isHere = node.type !== 'ImportExpression' && node !== source && address.startsWith('.');
		return isHere ? [new URL(address, `file://${path}`).pathname] : [];
	});
}

export function phoneFiles(): readonly PhoneFile[] {
	const shell = readFileSync(join(build, 'index.html'), 'utf8');
	const first = [...shell.matchAll(/\/_app\/immutable\/[\w./-]+\.(?:js|css)/g)].map(([path]) => path);
	const words = Object.values(JSON.parse(readFileSync(join(build, '_app/words.json'), 'utf8')) as object);
	const found = new Map<string, PhoneFile>();
	const waiting: string[] = [...first, ...words.map(String)];
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
		if (found.has(path)) continue;
		const file = read(path);
		found.set(path, file);
		waiting.push(...named(file));
	}
	return [...found.values()];
}
