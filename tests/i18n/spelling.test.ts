// How words are typed in catalogues and documents.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const french = globSync(['docs/*/*.{md,conf,svg}', 'messages/fr/**/*.{json,ts}'], { cwd: root });
const codeIn = /```[^]*?```|`[^`\n]*`/g;

test.each(french)('%s has the apostrophes of French', (name) => {
	const prose = readFileSync(join(root, name), 'utf8').replace(codeIn, '');
	expect(prose.match(/.*\p{L}'\p{L}.*/gu) ?? []).toEqual([]);
});

const onSurfaces = globSync(['docs/guide/evening/*.md', 'messages/*/{resident,staff,enter}.json'], {
	cwd: root
});

test.each(onSurfaces)('%s has no hyphen at which a line may break in the name of a Wi‑Fi', (name) => {
	expect(readFileSync(join(root, name), 'utf8')).not.toContain('Wi-Fi');
});
