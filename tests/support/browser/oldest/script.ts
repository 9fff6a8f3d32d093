// Finds what a script uses that is newer than the oldest browsers: syntax, the language's library, and the page's interfaces.
import { parse } from 'acorn';
import { all, type Node } from '../phone-files.ts';
import { facts, isNewPart, names, partOf } from './facts.ts';

const { api, builtins } = facts;
/** Interfaces that are newer as a whole are left out: code cannot reach their methods without naming them. Elements are the exception. */
const interfaces = [builtins, api, partOf(builtins, 'Intl')].flatMap((group) =>
	names(group)
		.filter((name) => name.startsWith('HTML') || !isNewPart(partOf(group, name)))
		.map((name) => partOf(group, name))
);
const windowNames = ['window', 'self', 'globalThis'];
/** The names by which a page reaches these. */
const singletons = new Map([
	...windowNames.map((name) => [name, 'Window'] as const),
	['crypto', 'Crypto'],
	['document', 'Document'],
	['navigator', 'Navigator'],
	['localStorage', 'Storage'],
	['sessionStorage', 'Storage'],
	['location', 'Location'],
	['history', 'History'],
	['performance', 'Performance'],
	['screen', 'Screen']
]);

const isNewGlobal = (name: string): boolean =>
	[partOf(builtins, name) ?? partOf(api, name) ?? partOf(api['Window'], name)].some(isNewPart);

function isNewOf(owner: string, name: string): boolean {
	const known = partOf(builtins, owner) ?? partOf(api, singletons.get(owner) ?? owner);
	return isNewPart(partOf(known, `${name}_static`) ?? partOf(known, name));
}

/** All interfaces with such a method got it later. */
const isNewMethod = (name: string): boolean => {
	const known = interfaces.flatMap((each) => partOf(each, `${name}_static`) ?? partOf(each, name) ?? []);
	return known.length > 0 && known.every(isNewPart);
};

const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && 'type' in value;
const nameOf = (node: unknown): string =>
	isNode(node) && node.type === 'Identifier' ? String(node['name']) : '';
const memberOf = (node: Node): string =>
	node['computed'] === true ? String((node['property'] as Node)['value'] ?? '') : nameOf(node['property']);

/** `Array` for `Array.prototype` too. */
const ownerOf = (object: unknown): string =>
	isNode(object) && object.type === 'MemberExpression' && memberOf(object) === 'prototype'
		? nameOf(object['object'])
		: nameOf(object);

function newMember(node: Node): string | null {
	const [owner, name] = [ownerOf(node['object']), memberOf(node)];
	const isOfWindow = windowNames.includes(owner) && isNewGlobal(name);
	return isOfWindow || isNewOf(owner, name) ? `${owner}.${name}` : null;
}

function newTaken({ id, init }: Node): readonly string[] {
	if (!isNode(id) || id.type !== 'ObjectPattern') return [];
	return (id['properties'] as Node[])
		.map((property) => nameOf(property['key']))
		.filter((name) => isNewOf(nameOf(init), name))
		.map((name) => `${nameOf(init)}.${name}`);
}

/** Names that stand for nothing of the page: fields, keys, and operands of `typeof`. */
function isNamed(node: Node, field: string): boolean {
	if (node.type === 'UnaryExpression') return node['operator'] === 'typeof';
	const isField = field === 'property' || field === 'key';
	return isField && node['computed'] !== true && node['shorthand'] !== true;
}

function* references(node: Node): Generator<string> {
	for (const [field, value] of Object.entries(node))
		for (const child of [value].flat())
			if (isNode(child) && !(child.type === 'Identifier' && isNamed(node, field))) {
				if (child.type === 'Identifier') yield nameOf(child);
				else yield* references(child);
			}
}

/** A member behind `?.` may be missing. */
function asked(tree: Node): ReadonlySet<unknown> {
	return new Set(
		[...all(tree)].flatMap((node) => (node['optional'] === true ? [node['callee'] ?? node['object']] : []))
	);
}

function newRegex(node: Node): readonly string[] {
	const regex = node['regex'] as { pattern: string } | undefined;
	return regex && /\(\?<[=!]/.test(regex.pattern) ? ['lookbehind'] : [];
}

function newIn(node: Node, mayMiss: ReadonlySet<unknown>): readonly string[] {
	if (mayMiss.has(node)) return [];
	if (node.type === 'Literal') return newRegex(node);
	if (node.type === 'VariableDeclarator') return newTaken(node);
	if (node.type === 'MemberExpression') return [newMember(node) ?? []].flat();
	const callee = node.type === 'CallExpression' && node['optional'] !== true ? node['callee'] : null;
	if (!isNode(callee) || callee.type !== 'MemberExpression') return [];
	return isNewMethod(memberOf(callee)) ? [`.${memberOf(callee)}()`] : [];
}

/** The names of newer features, each once. Syntax: ES2021, the last that all three know. */
export function newerScript(text: string): readonly string[] {
	try {
		parse(text, { ecmaVersion: 2021, sourceType: 'module' });
	} catch (error) {
		return [`syntax: ${String(error)}`];
	}
	const tree = parse(text, { ecmaVersion: 2021, sourceType: 'module' }) as unknown as Node;
	const mayMiss = asked(tree);
	const found = [...all(tree)].flatMap((node) => newIn(node, mayMiss));
	return [...new Set([...found, ...[...references(tree)].filter(isNewGlobal)])];
}
