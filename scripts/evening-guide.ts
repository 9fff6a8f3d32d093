// The guide for whoever facilitates has one source, docs/guide/evening/guide.md. The build makes the page of /guide from it, with its pictures
// beside it. It loads nothing else but the typeface, which the server has for the minutes.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { pageOf, type Picture } from './evening-guide/page.ts';

const folder = resolve(import.meta.dirname, '../docs/guide/evening');
const page = 'guide.html';

interface BuiltFile {
	readonly fileName: string;
	readonly source: string | Buffer;
}

/** Its name follows from its content, so a browser keeps it. */
function pictureOf(name: string): Picture & BuiltFile {
	const source = readFileSync(join(folder, name));
	const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
	const fileName = `_app/immutable/guide/${name.replace('.webp', '')}.${hash}.webp`;
	return { fileName, source, address: `/${fileName}`, ...sizeOf(source, name) };
}

/** A WebP as Chromium writes it says its size in its first part. */
function sizeOf(webp: Buffer, name: string): { width: number; height: number } {
	if (webp.toString('latin1', 8, 16) !== 'WEBPVP8X') throw new Error(`${name} is not as a browser writes it`);
	return { width: webp.readUIntLE(24, 3) + 1, height: webp.readUIntLE(27, 3) + 1 };
}

/** The page first, then its pictures. */
export function guideFiles(): readonly BuiltFile[] {
	const pictures = new Map<string, Picture & BuiltFile>();
	const find = (name: string): Picture => {
		const picture = pictures.get(name) ?? pictureOf(name);
		pictures.set(name, picture);
		return picture;
	};
	const source = pageOf(readFileSync(join(folder, 'guide.md'), 'utf8'), find);
	const built = [...pictures.values()].map(({ fileName, source }) => ({ fileName, source }));
	return [{ fileName: page, source }, ...built];
}

export const eveningGuide = (): Plugin => ({
	name: 'tablee:evening-guide',
	configureServer({ middlewares }) {
		middlewares.use((request, response, next) => {
			const asked = request.url === '/guide' ? page : request.url?.slice(1);
			const file = guideFiles().find(({ fileName }) => fileName === asked);
			if (!file) return next();
			response.setHeader('Content-Type', file.fileName === page ? 'text/html; charset=utf-8' : 'image/webp');
			response.end(file.source);
		});
	},
	generateBundle() {
		if (this.environment.name !== 'client') return;
		for (const { fileName, source } of guideFiles()) this.emitFile({ type: 'asset', fileName, source });
	}
});
