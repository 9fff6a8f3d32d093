// Finds elements and attributes of a template that are newer than the oldest browsers.
import { facts, isNewPart, partOf } from './facts.ts';

const { elements, global_attributes: everywhere } = facts.html;

function newAttributes(element: string, attributes: string): readonly string[] {
	const names = [...attributes.matchAll(/(?:^|\s)([a-z][a-z-]*)(?=[\s=]|$)/g)].map(([, name = '']) => name);
	return names
		.filter((name) => isNewPart(partOf(partOf(elements, element), name) ?? partOf(everywhere, name)))
		.map((name) => `<${element} ${name}>`);
}

/** The names of newer features, each once. */
export function newerMarkup(text: string): readonly string[] {
	const found = [...text.matchAll(/<([a-z][a-z\d]*)((?:\s[^<>]*)?)>/g)].flatMap(
		([, element = '', attributes = '']) => [
			...(isNewPart(partOf(elements, element)) ? [`<${element}>`] : []),
			...newAttributes(element, attributes.replaceAll(/"[^"]*"/g, ''))
		]
	);
	return [...new Set(found)];
}
