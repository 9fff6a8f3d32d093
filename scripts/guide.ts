// The guide for people who are no developers has one source, docs/guide/guide.md. It stands in the README, and in the portable folder as a
// page that contains its pictures.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Marked } from 'marked';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'docs/guide');
const readme = join(root, 'README.md');
const [begin, end] = ['<!-- guide: made by scripts/guide.ts -->', '<!-- /guide -->'];

const text = (): string => readFileSync(join(folder, 'guide.md'), 'utf8');

/** The README with the new guide. Throws if the two marks are missing. */
export function readmeWithGuide(): string {
	const all = readFileSync(readme, 'utf8');
	const [from, to] = [all.indexOf(begin), all.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}`);
	const guide = text().replaceAll(/\]\((?=[\w-]+\.svg\))/g, '](docs/guide/');
	return `${all.slice(0, from + begin.length)}\n\n${guide}\n${all.slice(to)}`;
}

/** The page for the portable folder. It loads no other file. */
export function guidePage(): string {
	const marked = new Marked({
		walkTokens(token) {
			if (token.type === 'heading') token['depth'] -= 1; // in the README the headings are one level deeper
		},
		renderer: { image: ({ href }) => readFileSync(join(folder, basename(href)), 'utf8').trim() }
	});
	return `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tablée : pour commencer</title>
<style>
${style}</style>
<h1>Tablée : pour commencer</h1>
${marked.parse(text(), { async: false })}</html>
`;
}

const style = `body { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; background: #fff; color: #16232f; font: 1.125rem/1.55 'Atkinson Hyperlegible Next', 'Segoe UI', system-ui, sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 0.5rem; padding-top: 1rem; border-top: 2px solid #d9d0c2; font-size: 1.375rem; }
svg { display: block; width: 100%; height: auto; }
@media print { body { font-size: 11pt; padding: 0; } h2 { margin-top: 1rem; } svg { width: 62%; } h2, p { break-after: avoid; } svg { break-inside: avoid; } }
`;

if (import.meta.main) writeFileSync(readme, readmeWithGuide());
