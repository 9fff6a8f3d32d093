import { describe, expect, test } from 'vitest';
import { circlesIn } from '../support/architecture/circles.ts';
import { imports } from '../support/architecture/source-files.ts';

const all = imports();
// A later import (`import()`) does not count, because the importer knows only the name of the file.
const graph = new Map(
	[...Map.groupBy(all, ({ file }) => file)].map(([file, own]) => [
		file,
		own.flatMap(({ path, isLater }) => (path === null || isLater ? [] : path))
	])
);

describe('circles of imports', () => {
	// Imports of types count: two files that need each other's types are one file in two places.
	test('no file imports itself by way of others', () => {
		expect(graph.size).toBeGreaterThan(400);
		expect(all.filter(({ isLater }) => isLater).length).toBeLessThan(all.length / 20);
		expect(circlesIn(graph)).toEqual([]);
	});

	test('each one is found, however long it is', () => {
		const found = circlesIn(
			new Map([
				['alone', ['alone']],
				['one', ['two', 'none']],
				['two', ['three']],
				['three', ['one']],
				['before', ['one', 'after']],
				['after', ['none']]
			])
		);
		expect(found).toEqual([['alone'], ['one', 'three', 'two']]);
	});
});
