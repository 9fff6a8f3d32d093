// Bundles the server into one file with rolldown, which comes with Vite. The places of other files are those of the portable folder
// (`server/portable/places.ts`).
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '../..');
const places = join(root, 'server/process/places.ts');

export interface Bundle {
	readonly code: string;
	/** The paths of all files in it, from the root of the project. */
	readonly modules: readonly string[];
}

export async function bundleServer(): Promise<Bundle> {
	const bundle = await rolldown({
		input: { tablee: join(root, 'server/process/one-file.ts') },
		cwd: root,
		platform: 'node',
		tsconfig: join(root, 'tsconfig.node.json'),
		transform: { define: { 'process.env.NODE_ENV': '"production"' } },
		plugins: [
			{
				name: 'places',
				async resolveId(source, importer) {
					if (!source.endsWith('places.ts')) return null;
					const found = await this.resolve(source, importer, { skipSelf: true });
					return found?.id === places ? join(root, 'server/portable/places.ts') : found;
				}
			}
		]
	});
	try {
		const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
		const [only, ...others] = output;
		if (others.length > 0) throw new Error('the server is more than one file');
		const modules = only.moduleIds.filter((id) => id.startsWith(root)).map((id) => id.slice(root.length + 1));
		return { code: only.code, modules: modules.map((id) => id.replaceAll('\\', '/')).sort() };
	} finally {
		await bundle.close();
	}
}
