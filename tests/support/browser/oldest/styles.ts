// Finds declarations of a style sheet that are newer than the oldest browsers and have no fallback.
import { parse, type AtRule, type ChildNode, type Declaration, type Rule } from 'postcss';
import { facts, isNewPart, names, partOf } from './facts.ts';

const { css } = facts;
const { properties, selectors, types } = css;
const atRules = css['at-rules'];

/** The units of lengths, without those whose feature is named after them. */
const unitGroups = [
	[/^dv(h|w|i|b|min|max)$/, 'viewport_percentage_units_dynamic'],
	[/^sv(h|w|i|b|min|max)$/, 'viewport_percentage_units_small'],
	[/^lv(h|w|i|b|min|max)$/, 'viewport_percentage_units_large'],
	[/^cq(h|w|i|b|min|max)$/, 'container_query_length_units']
] as const;
const isNewUnit = (unit: string): boolean => {
	const group = unitGroups.find(([units]) => units.test(unit))?.[1] ?? unit;
	return isNewPart(partOf(partOf(types, 'length'), group));
};

const isNewCalled = (name: string): boolean => {
	const known = [types, ...names(types).map((type) => partOf(types, type))].flatMap(
		(group) => partOf(group, name) ?? []
	);
	return known.length > 0 && known.every(isNewPart);
};

function newInValue({ prop, value }: Declaration): readonly string[] {
	const bare = value.replaceAll(/"[^"]*"|'[^']*'|url\([^)]*\)|--[\w-]+/g, '');
	const units = [...bare.matchAll(/\d([a-z]+)\b/g)].map(([, unit = '']) => unit).filter(isNewUnit);
	const called = [...bare.matchAll(/([a-z][\w-]*)\(/g)].map(([, name = '']) => name).filter(isNewCalled);
	const words = [...bare.matchAll(/(?<![\w-])[a-z][a-z-]*(?![\w(-])/g)]
		.map(([word]) => word)
		.filter((word) => isNewPart(partOf(partOf(properties, prop), word)));
	return [...units, ...called, ...words].map((name) => `${prop}: ${name}`);
}

const newInDeclaration = (declaration: Declaration): readonly string[] =>
	isNewPart(partOf(properties, declaration.prop)) ? [declaration.prop] : newInValue(declaration);

/** An earlier declaration says the same in a way that all browsers know. For a variable, only the last declaration counts. */
function fallsBack(declaration: Declaration): boolean {
	if (declaration.prop.startsWith('--')) return false;
	const before: ChildNode[] = [];
	for (let at = declaration.prev(); at; at = at.prev()) before.push(at);
	return before.some(
		(each) => each.type === 'decl' && each.prop === declaration.prop && newInValue(each).length === 0
	);
}

function newInSelector({ selector, parent }: Rule): readonly string[] {
	const pseudo = [...selector.matchAll(/::?([a-z][\w-]*)/g)]
		.filter(([, name = '']) => isNewPart(partOf(selectors, name)))
		.map(([found]) => found);
	return parent?.type === 'rule' ? [...pseudo, 'nesting'] : pseudo;
}

function newAtRule({ name, params }: AtRule): readonly string[] {
	const rule = partOf(atRules, name);
	if (isNewPart(rule)) return [`@${name}`];
	if (name !== 'media') return [];
	const asked = [...params.matchAll(/\(\s*([a-z][\w-]*)/g)].map(([, feature = '']) => feature);
	const isRange = /[<>]/.test(params) && isNewPart(partOf(rule, 'range_syntax'));
	return [...asked.filter((each) => isNewPart(partOf(rule, each))), ...(isRange ? ['range_syntax'] : [])].map(
		(each) => `@media ${each}`
	);
}

function newIn(node: ChildNode): readonly string[] {
	switch (node.type) {
		case 'decl':
			return fallsBack(node) ? [] : newInDeclaration(node);
		case 'rule':
			return [...newInSelector(node), ...(node.nodes ?? []).flatMap(newIn)];
		case 'atrule':
			if (node.name === 'supports') return []; // whoever has it reads on
			return [...newAtRule(node), ...(node.nodes ?? []).flatMap(newIn)];
		case 'comment':
			return [];
	}
}

/** The names of newer features, each once. */
export const newerStyles = (text: string): readonly string[] => [
	...new Set(parse(text).nodes.flatMap(newIn))
];
