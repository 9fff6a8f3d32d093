// Typst, the typesetter, as wasm. It gets a template of ours and a document as data. It has no folder, no network and no packages, so a
// template can read only what is given here. It is loaded at the first use and kept, with what it learned of the typefaces.
import { readFileSync } from 'node:fs';
import load, { TypstCompilerBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';
import * as v from 'valibot';
import { typesetting } from '../../process/places.ts';
import { sfnt } from './sfnt.ts';

/** The templates, by what they are for. */
const mains = { documents: '/template.typ', sheets: '/sheets.typ' } as const;
export type Template = keyof typeof mains;
const given = '/document.json';
/** It tells its findings as data. They are told to nobody, because they may quote what people typed. */
const asData = 3;
const reply = v.object({ result: v.instance(Uint8Array) });

let ready: Promise<TypstCompiler> | null = null;

async function start(): Promise<TypstCompiler> {
	await load({ module_or_path: readFileSync(typesetting.program) });
	const builder = new TypstCompilerBuilder();
	builder.set_dummy_access_model();
	for (const file of typesetting.typefaces) await builder.add_raw_font(sfnt(readFileSync(file)));
	const compiler = await builder.build();
	compiler.add_source(mains.documents, readFileSync(typesetting.template, 'utf8'));
	compiler.add_source(mains.sheets, readFileSync(typesetting.sheets, 'utf8'));
	return compiler;
}

/** The document as PDF. What people typed comes as data alone, and is never read as markup. */
export async function typeset(document: object, template: Template = 'documents'): Promise<Uint8Array> {
	const compiler = await (ready ??= start());
	compiler.map_shadow(given, Buffer.from(JSON.stringify(document)));
	try {
		const made = v.safeParse(reply, compiler.compile(mains[template], undefined, 'pdf', asData));
		if (!made.success) throw new Error('the typesetter refuses the document');
		return made.output.result;
	} finally {
		compiler.unmap_shadow(given);
		compiler.reset();
	}
}
