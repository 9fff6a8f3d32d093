// Which values each file exports, and who uses them: a word in a comment or a test uses nothing.
import ts from 'typescript';
import { code, pathOf } from './source-files.ts';

interface Module {
	readonly exported: readonly string[];
	/** "path name", or "path *" where all of it is taken. */
	readonly taken: readonly string[];
	readonly source: ts.SourceFile;
}

/** Exported values that none of the files uses, neither by an import nor beside its declaration: "name in file". */
export function unusedIn(files: readonly string[], read: (file: string) => string = code): string[] {
	const modules = new Map(files.map((file) => [file, moduleOf(file, read(file))]));
	const taken = new Set([...modules.values()].flatMap((each) => each.taken));
	const isUsed = (file: string, source: ts.SourceFile, name: string): boolean =>
		taken.has(`${file} *`) || taken.has(`${file} ${name}`) || timesIn(source, name) > 1;
	return [...modules].flatMap(([file, { exported, source }]) =>
		exported.filter((name) => !isUsed(file, source, name)).map((name) => `${name} in ${file}`)
	);
}

function timesIn(node: ts.Node, name: string): number {
	if (ts.isIdentifier(node)) return Number(node.text === name);
	let times = 0;
	ts.forEachChild(node, (child) => {
		times += timesIn(child, name);
	});
	return times;
}

function moduleOf(file: string, text: string): Module {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
	const taking = (from: ts.Expression | undefined, names: readonly string[]): string[] => {
		const path = from && ts.isStringLiteral(from) ? pathOf(file, from.text) : null;
		return path === null ? [] : names.map((name) => `${path} ${name}`);
	};
	const exported: string[] = [];
	const taken = laterImports(text).flatMap((specifier) => `${pathOf(file, specifier) ?? ''} *`);
	for (const each of source.statements) {
		if (ts.isImportDeclaration(each))
			taken.push(...taking(each.moduleSpecifier, importedBy(each.importClause)));
		else if (ts.isExportDeclaration(each)) {
			const { exportClause: clause, moduleSpecifier: from } = each;
			const named = clause && ts.isNamedExports(clause) ? clause.elements : null;
			taken.push(
				...taking(from, named?.map(({ name, propertyName }) => (propertyName ?? name).text) ?? ['*'])
			);
			if (named) exported.push(...named.map(({ name }) => name.text));
		} else exported.push(...declaredBy(each));
	}
	return { exported, taken, source };
}

/** Of `import()`, all is taken: who asks for it may use any of it. */
const laterImports = (text: string): string[] =>
	[...text.matchAll(/\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]/g)].map(
		([, specifier = '']) => specifier
	);

function importedBy(clause: ts.ImportClause | undefined): string[] {
	const bindings = clause?.namedBindings;
	const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
	return [
		...(clause?.name ? ['default'] : []),
		...(bindings && ts.isNamespaceImport(bindings) ? ['*'] : []),
		...named.map(({ name, propertyName }) => (propertyName ?? name).text)
	];
}

function declaredBy(statement: ts.Statement): string[] {
	const kinds = ts.canHaveModifiers(statement) ? ts.getModifiers(statement)?.map(({ kind }) => kind) : [];
	if (!kinds?.includes(ts.SyntaxKind.ExportKeyword)) return [];
	if (kinds.includes(ts.SyntaxKind.DefaultKeyword)) return ['default'];
	if (ts.isVariableStatement(statement))
		return statement.declarationList.declarations.flatMap(({ name }) => boundIn(name));
	const isValue = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
	return isValue && statement.name ? [statement.name.text] : [];
}

const boundIn = (name: ts.BindingName): string[] =>
	ts.isIdentifier(name)
		? [name.text]
		: name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundIn(element.name)));
