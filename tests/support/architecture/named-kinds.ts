// Finds where a kind is called by its name. The compiler must name every place that a new kind needs. No place is found by searching.
import { basename } from 'node:path';
import { sources } from './source-files.ts';

const comments = /\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$|<!--[\s\S]*?-->/gm;
/** Code that looks into a kind: `kind.startsWith('a')`, `kind[0]`, `kind in {…}`. */
const ofText =
	'at|charAt|codePointAt|endsWith|includes|indexOf|length|localeCompare|match|replace|search|slice|startsWith';
const lookedInto = new RegExp(
	`\\bkind\\??\\.(?:${ofText})\\b|\\bkind(?:\\?\\.)?\\[|(?<!for \\((?:const|let) )\\bkind in\\b`
);

/** Each of the names that a text has in quotation marks, or after `record.`; and `looked into`. */
export function namesIn(text: string, names: readonly string[], record: string): string[] {
	const code = text.replace(comments, '');
	const quoted = new RegExp(
		`(['"\`])(${names.join('|')})\\1|\\b${record}\\??\\.(${names.join('|')})\\b`,
		'g'
	);
	const found = [...code.matchAll(quoted)].map((match) => match[2] ?? match[3] ?? '');
	return [...new Set([...found, ...(lookedInto.test(code) ? ['looked into'] : [])])];
}

/** Demos and benches may name the kind of what they make. */
const withoutMade = (file: string, text: string): string =>
	file.startsWith('scripts/') ? text.replace(/\bkind: (?:[^'\n()]*\? )?'\w+'(?: : '\w+')?/g, '') : text;

/** "name in file" of all files outside of the folder of the kinds. */
export const namedKinds = (names: readonly string[], record: string, folder: string): string[] =>
	[...sources()]
		.filter(([file]) => !file.startsWith(folder))
		.flatMap(([file, text]) =>
			namesIn(withoutMade(file, text), names, record).map((name) => `${name} in ${basename(file)}`)
		)
		.sort();

/** A kind compared with a name in ways that a search for `===` would not find. Each is found. */
export const hiddenComparisons = (name: string): readonly string[] => [
	`kind === '${name}'`,
	`kind == "${name}"`,
	`'${name}' !== vote.kind`,
	`case '${name}':`,
	`['${name}', 'other'].includes(kind)`,
	`new Set(["${name}"]).has(kind)`,
	`kind.startsWith('${name.slice(0, 3)}')`,
	`vote.kind?.endsWith('x')`,
	`kind in { ${name}: 1 }`,
	`kind[0] === '${name.charAt(0)}'`,
	`const it = '${name}'; kind === it`,
	`kind === \`${name}\``
];
