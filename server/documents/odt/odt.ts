// The minutes as an OpenDocument text (ODF 1.3), which administrations are asked for. The files of the archive are few and written here,
// because each text needs the direction of its first letter, and the document its language.
import { strToU8, zipSync } from 'fflate';
import { languageFacts } from '#i18n/languages.ts';
import type { WrittenDocument } from '../blocks.ts';
import { html as xml } from '../html/markup.ts';
import { zipTime } from '../../process/zip-time.ts';
import { legal } from '../legal.ts';
import { contentFile } from './content.ts';
import { namespaces, stylesFile } from './styles.ts';

const type = 'application/vnd.oasis.opendocument.text';
const parts = ['content.xml', 'styles.xml', 'meta.xml'] as const;

/** `at` is the time of writing. The kind of file stands first and is not packed, so that programs see it in the first bytes. */
export function odt(written: WrittenDocument, at: number): Uint8Array {
	const mtime = new Date(at);
	const files = {
		'content.xml': contentFile(written),
		'styles.xml': stylesFile(written.language),
		'meta.xml': metaFile(written, mtime)
	} satisfies Record<(typeof parts)[number], string>;
	return zipSync(
		{
			mimetype: [strToU8(type), { level: 0 }],
			...Object.fromEntries(parts.map((name) => [name, strToU8(files[name])])),
			'META-INF/manifest.xml': strToU8(manifest)
		},
		{ mtime: zipTime(at) }
	);
}

const metaFile = ({ name, over, language }: WrittenDocument, date: Date): string =>
	String(
		xml`<?xml version="1.0" encoding="UTF-8"?><office:document-meta ${namespaces}><office:meta><meta:generator>Tablée</meta:generator><dc:title>${legal(name)}</dc:title><dc:description>${legal(over)}</dc:description><dc:creator>${legal(over)}</dc:creator><dc:date>${date.toISOString().slice(0, 19)}</dc:date><dc:language>${languageFacts[language].locale}</dc:language></office:meta></office:document-meta>`
	);

const manifest = String(
	xml`<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${type}"/>${parts.map(
		(name) => xml`<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`
	)}</manifest:manifest>`
);
