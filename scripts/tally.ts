// What `npm test` says at its end. Tests of the Windows folder that could not run are told with the reason and counted apart:
// they are no success, and not a silence.
import * as v from 'valibot';
import type { Place } from './wine-place.ts';

/** The part of Vitest's JSON report that counts. */
export const Report = v.object({
	numPassedTests: v.number(),
	numFailedTests: v.number(),
	testResults: v.array(
		v.object({
			name: v.string(),
			status: v.string(),
			startTime: v.optional(v.number(), 0),
			endTime: v.optional(v.number(), 0),
			assertionResults: v.array(v.object({ status: v.string() }))
		})
	)
});
export type Report = v.InferOutput<typeof Report>;
type File = Report['testResults'][number];

export interface Wine {
	readonly place: Place;
	readonly installedMs: number;
}

export interface Tally {
	readonly isGood: boolean;
	/** The last one counts. */
	readonly lines: readonly string[];
}

const isOfWindows = ({ name }: File): boolean => name.includes('tests/windows-folder/');
const ran = ({ status }: { readonly status: string }): boolean => status === 'passed' || status === 'failed';
const notRun = (files: readonly File[]): number =>
	files.flatMap(({ assertionResults }) => assertionResults).filter((test) => !ran(test)).length;
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function told(files: readonly File[], { place, installedMs }: Wine): string[] {
	const missed = notRun(files);
	if (missed > 0 && 'refused' in place)
		return [
			`Not run here: ${counted(missed, 'test')} of the Windows folder, for want of Wine (${place.refused}).`
		];
	const seconds =
		files.reduce((sum, { startTime, endTime }) => sum + endTime - startTime, installedMs) / 1000;
	const tests = files.flatMap(({ assertionResults }) => assertionResults).filter(ran).length;
	return tests > 0
		? [
				`The Windows folder in Wine: ${counted(tests, 'test')} in ${Math.round(seconds)} s, Wine’s installation included.`
			]
		: [];
}

/** `code` is how Vitest ended. Files that fell before their first test count as one failure each. */
export function tally(
	{ numPassedTests, numFailedTests, testResults }: Report,
	code: number,
	wine: Wine
): Tally {
	const fallen = testResults.filter(
		(file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
	).length;
	const failed = numFailedTests + fallen || (code === 0 ? 0 : 1);
	const windows = testResults.filter(isOfWindows);
	const isRefused = 'refused' in wine.place;
	const here = isRefused ? notRun(windows) : 0;
	const skipped = notRun(testResults) - here;
	const last = [
		`${numPassedTests} passed`,
		`${failed} failed`,
		...(here > 0 ? [`${here} not run here`] : []),
		...(skipped > 0 ? [`${skipped} skipped`] : [])
	];
	return {
		isGood: failed === 0 && numPassedTests > 0,
		lines: [...told(windows, wine), last.join(', ')]
	};
}
