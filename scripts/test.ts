// Prepares what the tests need, runs them, and ends with one plain line: "N passed, N failed", and which could not run here. Arguments go
// to Vitest: `npm test -- --project domain` needs no browser and no build.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { armHere, installArm } from './arm.ts';
import { build, isBuilt } from './built.ts';
import { run } from './child.ts';
import { officeHere } from './office.ts';
import { chromium, install } from './system-tools.ts';
import { Report, tally, type Apart } from './tally.ts';
import { installWine } from './wine-install.ts';

const root = resolve(import.meta.dirname, '..');
const report = join(root, 'test-results/vitest.json');
const args = process.argv.slice(2);
const asked = args.flatMap((arg, i) =>
	arg === '--project' ? [args[i + 1]] : arg.startsWith('--project=') ? [arg.slice('--project='.length)] : []
);
const isPure = asked.length > 0 && asked.every((name) => name === 'domain' || name === 'live');

async function prepare(): Promise<boolean> {
	const missing = install();
	if (missing.length > 0) {
		console.error(
			`The tests need ${missing.join(', ')}, and it cannot be installed from here. Install it by hand ` +
				'(or set CHROMIUM to a browser), or run `npm test -- --project domain --project live`.'
		);
		return false;
	}
	return isBuilt() || (await build()) === 0;
}

const isAsked = (project: string): boolean => asked.length === 0 || asked.includes(project);

/** If they are not available, the tests that need them say so. */
async function apart(
	project: string,
	install: () => Promise<string | null>
): Promise<Pick<Apart, 'refused' | 'installedMs'>> {
	const start = performance.now();
	const refused = isAsked(project) ? await install() : 'not asked for';
	return { refused, installedMs: performance.now() - start };
}

async function wine(): Promise<string | null> {
	const place = await installWine();
	return 'refused' in place ? place.refused : null;
}

function arm(): Promise<string | null> {
	installArm();
	const here = armHere();
	return Promise.resolve('refused' in here ? here.refused : null);
}

if (!isPure && !(await prepare())) process.exit(1);
const windows = {
	path: 'tests/windows-folder/',
	folder: 'Windows folder',
	by: 'Wine',
	...(await apart('wine', wine))
};
const onArm = {
	path: 'tests/portable/arm.test.ts',
	folder: 'ARM folder',
	by: 'QEMU',
	...(await apart('portable', arm))
};
const office = officeHere();
const inOffice = {
	path: 'tests/server/documents/office.test.ts',
	folder: 'documents',
	by: 'LibreOffice',
	refused: 'refused' in office ? office.refused : null,
	installedMs: 0
};
mkdirSync(join(root, 'test-results'), { recursive: true });
rmSync(report, { force: true });
const code = await run(
	process.execPath,
	[
		join(root, 'node_modules/vitest/vitest.mjs'),
		'run',
		...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
		...args
	],
	{
		...process.env,
		CHROMIUM: chromium() ?? '',
		WINE_REFUSED: windows.refused ?? ''
	}
);
const { isGood, lines } = tally(v.parse(Report, JSON.parse(readFileSync(report, 'utf8'))), code, [
	windows,
	onArm,
	inOffice
]);
for (const line of lines) console.log(line);
process.exitCode = isGood ? 0 : 1;
