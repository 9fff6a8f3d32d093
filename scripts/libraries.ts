// Asks the registry which of our libraries have a known fault. Run it before each release and once a month. SECURITY.md says by when each
// is renewed. If there is no answer, it fails, so that no release goes out unchecked.
import { resolve } from 'node:path';
import * as v from 'valibot';
import { npm } from './npm.ts';

/** These versions mend a fault that somebody in a hall could use. The lock file must never go below them. */
export const floors = { 'engine.io': '6.6.10', 'socket.io-parser': '4.2.7' } as const;

const Audit = v.object({
	vulnerabilities: v.record(
		v.string(),
		v.object({ severity: v.string(), range: v.string(), fixAvailable: v.unknown() })
	)
});

/** One line for each library with a known fault; null if the registry did not answer. */
export function knownFaults(audit: string): string[] | null {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Audit), audit);
	if (!read.success) return null;
	return Object.entries(read.output.vulnerabilities).map(
		([name, { severity, range, fixAvailable }]) =>
			`${name} ${range}: ${severity}, ${fixAvailable === false ? 'not mended yet' : 'mended in a newer version'}`
	);
}

export function isBelow(version: string, floor: string): boolean {
	const [have, least] = [version, floor].map((each) => each.split('.').map(Number));
	const differing = (least ?? []).findIndex((part, at) => part !== have?.[at]);
	return differing >= 0 && (have?.[differing] ?? 0) < (least?.[differing] ?? 0);
}

function ask(): number {
	const { stdout } = npm(['audit', '--json'], {
		cwd: resolve(import.meta.dirname, '..'),
		encoding: 'utf8',
		timeout: 120_000
	});
	const faults = knownFaults(String(stdout));
	if (faults === null) console.error('The registry did not answer: ask again before the release.');
	else if (faults.length === 0) console.log('No known fault in any library.');
	else console.error(`${faults.join('\n')}\nSECURITY.md says by when they are renewed.`);
	return faults?.length === 0 ? 0 : 1;
}

if (process.env['npm_lifecycle_event'] === 'libraries') process.exitCode = ask();
