// Turns private fields and methods into plain ones in the files for browsers. Safari up to 15 has a fault in class fields and has no
// private methods, and an exact translation would cost every phone four kilobytes. TypeScript has checked before that no other code uses
// them.
import { parseAst, type Plugin } from 'vite';

interface Node {
	readonly type: string;
	readonly start: number;
	readonly end: number;
	readonly name?: string;
}
interface Edit {
	readonly at: Node;
	readonly text: string;
}

const prefix = '__';

const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

function editsOf(node: Node): readonly Edit[] {
	if (node.type === 'PrivateIdentifier') return [{ at: node, text: `${prefix}${node.name}` }];
	const left = node.type === 'BinaryExpression' && 'left' in node ? node.left : null;
	if (!isNode(left) || left.type !== 'PrivateIdentifier') return below(node);
	return [{ at: left, text: `'${prefix}${left.name}'` }, ...below({ ...node, left: null })]; // #x in it
}
const below = (node: object): readonly Edit[] => Object.values(node).flat().filter(isNode).flatMap(editsOf);

export function withPlainFields(code: string): string {
	const edits = editsOf(parseAst(code)).toSorted((a, b) => b.at.start - a.at.start);
	return edits.reduce((now, { at, text }) => now.slice(0, at.start) + text + now.slice(at.end), code);
}

export const plainFields = (): Plugin => ({
	name: 'tablee:plain-fields',
	apply: 'build',
	enforce: 'post',
	applyToEnvironment: (environment) => environment.name === 'client',
	transform: (code, id) =>
		/\.(svelte|[jt]s)(\?|$)/.test(id) && /#\w/.test(code) ? { code: withPlainFields(code), map: null } : null
});
