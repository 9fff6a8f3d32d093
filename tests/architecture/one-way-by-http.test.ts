// One way to ask by http: the table of routes, the wrapper of the pages, and nothing beside them.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { routes } from '#api/routes.ts';
import { code } from '../support/architecture/source-files.ts';

const root = resolve(import.meta.dirname, '../..');
const filesOf = (pattern: string): string[] => globSync(pattern, { cwd: root }).toSorted();

function parsed(text: string): ts.SourceFile {
	return ts.createSourceFile('part.ts', text, ts.ScriptTarget.Latest, true);
}

function nodesOf(node: ts.Node): ts.Node[] {
	const below: ts.Node[] = [];
	node.forEachChild((child) => void below.push(child, ...nodesOf(child)));
	return below;
}

/** Finds `fetch(…)` and `window.fetch(…)`, but no method of that name of another object. */
function asks(text: string): boolean {
	const owners = ['window', 'globalThis', 'self'];
	return nodesOf(parsed(text)).some((node) => {
		if (!ts.isCallExpression(node)) return false;
		const { expression: called } = node;
		if (ts.isIdentifier(called)) return called.text === 'fetch';
		return (
			ts.isPropertyAccessExpression(called) &&
			called.name.text === 'fetch' &&
			owners.includes(called.expression.getText())
		);
	});
}

test('no file of the pages asks by itself: one wrapper does, and what fetches built files', () => {
	expect(filesOf('src/**/*.{ts,svelte}').filter((file) => asks(code(file)))).toEqual([
		'src/lib/components/phone/later/built-files.ts', // a file of the build, ahead of its import
		'src/lib/live/ask.ts'
	]);
	expect(asks('void fetch("/api/awake")')).toBe(true);
	expect(asks('const answer = await window.fetch(path)')).toBe(true);
	expect(asks('void later.fetch()')).toBe(false);
});

/** What a page may load of `src/lib/api`: plain lists. Everything else there carries schemas. */
const light = ['#api/meeting-file.ts', '#api/minutes-files.ts', '#api/sheet-limits.ts'];

function loadsSchemas(text: string): boolean {
	return parsed(text).statements.some((statement) => {
		if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false;
		const { text: from } = statement.moduleSpecifier;
		const isType = statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
		return from.startsWith('#api/') && !isType && !light.includes(from);
	});
}

test('pages take types alone of the table of routes: no phone pays for its schemas', () => {
	const pages = filesOf('src/**/*.{ts,svelte}').filter((file) => !file.startsWith('src/lib/api/'));
	expect(pages.filter((file) => loadsSchemas(code(file)))).toEqual([]);
	expect(loadsSchemas("import { routes } from '#api/routes.ts';")).toBe(true);
	expect(loadsSchemas("import { type Route } from '#api/routes.ts';")).toBe(true);
	expect(loadsSchemas("import type { Route } from '#api/routes.ts';")).toBe(false);
	for (const file of light) expect(code(file.replace('#api', 'src/lib/api'))).not.toMatch(/^import /m);
});

test('the server registers no route by hand but those of documents, which are no JSON', () => {
	const byHand = filesOf('server/**/*.ts').filter((file) =>
		/\b(router|app)\s*\.(get|post|patch|put|delete|all|route)\(/.test(code(file))
	);
	expect(byHand).toEqual(['server/documents/router.ts', 'server/keeping/published.ts']);
});

test('each route says who may ask it by the parts of its own path', () => {
	for (const [route, { who }] of Object.entries(routes))
		for (const [part] of who.matchAll(/:\w+/g)) expect(route.split('/')).toContain(part);
});
