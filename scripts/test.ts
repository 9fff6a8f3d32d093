// Prepares what the tests need, runs them, and closes with one plain line: "N passed, N failed".
// Arguments go to Vitest: `npm test -- --project domain` needs no browser and no build.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { build, isBuilt } from './built.ts';
import { run } from './child.ts';
import { chromium, install } from './system-tools.ts';

const root = resolve(import.meta.dirname, '..');
const report = join(root, 'test-results/vitest.json');
const args = process.argv.slice(2);
const asked = args.flatMap((arg, i) =>
	arg === '--project' ? [args[i + 1]] : arg.startsWith('--project=') ? [arg.slice('--project='.length)] : []
);
const isPure = asked.length > 0 && asked.every((name) => name === 'domain' || name === 'live');

const Report = v.object({
	numPassedTests: v.number(),
	numFailedTests: v.number(),
	numPendingTests: v.number(),
	testResults: v.array(
		v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) })
	)
});

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

/** Files that fell before their first test count as one failure each. */
function count(code: number): { passed: number; failed: number; skipped: number } {
	const text = readFileSync(report, 'utf8');
	const { numPassedTests, numFailedTests, numPendingTests, testResults } = v.parse(Report, JSON.parse(text));
	const fallen = testResults.filter(
		(file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
	).length;
	const failed = numFailedTests + fallen;
	return {
		passed: numPassedTests,
		failed: failed === 0 && code !== 0 ? 1 : failed,
		skipped: numPendingTests
	};
}

if (!isPure && !(await prepare())) process.exit(1);
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
	{ ...process.env, CHROMIUM: chromium() ?? '' }
);
const { passed, failed, skipped } = count(code);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
