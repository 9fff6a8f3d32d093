// All files of a portable folder: the server as one file, the pages, Node, the starters, the guide and the notices.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { firewallStarter } from '#server/hall/firewall.ts';
import { letters, styleSheet, typesetting } from '#server/process/places.ts';
import { manifestFile, type Platform } from '#server/portable/manifest.ts';
import { version } from '#server/process/version.ts';
import { guidePage } from '../guide.ts';
import { librariesFiles } from '../page-libraries.ts';
import type { Bundle } from './bundle.ts';
import { entry, fingerprint, inOrder, manifestOf, type Entry } from './entries.ts';
import { noticesOf, written } from './notices.ts';
import { packagesOf } from './packages.ts';
import type { Runtime } from './runtime.ts';
import { linuxStarter, windowsKeeper, windowsStarter, type Started } from './starters.ts';

const root = resolve(import.meta.dirname, '../..');
const names = v.array(v.string());

/** Every file below a folder of the project, but no brotli: browsers take it only over https, which a hall does not have. */
function below(folder: string, at: string): Entry[] {
	return globSync('**/*', { cwd: join(root, folder), withFileTypes: true })
		.filter((each) => each.isFile() && !each.name.endsWith('.br'))
		.map((each) => join(each.parentPath, each.name))
		.map((file) =>
			entry(`${at}/${file.slice(join(root, folder).length + 1).replaceAll('\\', '/')}`, readFileSync(file))
		);
}

/** The libraries in the pages, from the list of their build. */
export const pagePackages = (): string[] =>
	librariesFiles.flatMap((file) =>
		v.parse(names, JSON.parse(readFileSync(join(root, 'build', file), 'utf8')))
	);

/** False if the build is older than these lists. */
export const pagesAreTold = (): boolean =>
	librariesFiles.every((file) => existsSync(join(root, 'build', file)));

/** The typefaces of PDFs. Their packages have notices, too. */
export const typefaceFiles = typesetting.typefaces.map((file) => fileURLToPath(file));

function app({ code, modules }: Bundle, runtime: Runtime): Entry[] {
	const notices = noticesOf([...packagesOf([...modules, ...typefaceFiles]), ...pagePackages()]);
	return [
		entry('app/tablee.mjs', code),
		entry('app/style.css', readFileSync(styleSheet)),
		entry('app/regular.woff2', readFileSync(letters.regular)),
		entry('app/bold.woff2', readFileSync(letters.bold)),
		entry('app/typst.wasm', readFileSync(typesetting.program)),
		entry('app/template.typ', readFileSync(typesetting.template)),
		entry('app/sheets.typ', readFileSync(typesetting.sheets)),
		...typefaceFiles.map((file) => entry(`app/${basename(file)}`, readFileSync(file))),
		entry('app/LICENCES.txt', written(notices, runtime)),
		entry('app/version.txt', `${version}\n`),
		...below('build', 'app/pages'),
		...below('docs/reseau', 'app/reseau')
	];
}

const starters = (platform: Platform, started: Started): Entry[] =>
	platform === 'win-x64'
		? [
				entry('Tablee.cmd', windowsStarter(started)),
				entry('Garder les donnees ici.cmd', windowsKeeper()),
				entry('Autoriser les telephones.cmd', firewallStarter(started.node))
			]
		: [entry('Tablee.sh', linuxStarter(started), true)];

/** The files in the order of their names, with the manifest. */
export function folderOf(platform: Platform, bundle: Bundle, runtime: Runtime): Entry[] {
	const { version: node } = runtime;
	const program = platform === 'win-x64' ? 'node/node.exe' : 'node/bin/node';
	const running = [...app(bundle, runtime), entry(program, runtime.program, true)];
	const file = manifestFile(fingerprint(running));
	const all = [
		...running,
		...starters(platform, { version, node, manifest: file }),
		entry('LISEZ-MOI.html', guidePage())
	];
	return inOrder([
		...all,
		entry(file, `${JSON.stringify(manifestOf({ version, platform, node }, all), null, '\t')}\n`)
	]);
}
