// The last lines of `npm test`. Tests of folders for other machines, or of documents in other programs, that could not run are counted separately, with the reason: they are
// no success, but they are not passed over in silence either.
import * as v from 'valibot';

/** The part of Vitest's JSON report that is used here. */
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

/** Tests of a folder for another machine. They need a program that is not available everywhere. */
export interface Apart {
	/** A part of the path of each of their files. */
	readonly path: string;
	readonly folder: string;
	readonly by: string;
	/** Why they cannot run; null if they can. */
	readonly refused: string | null;
	readonly installedMs: number;
}

export interface Tally {
	readonly isGood: boolean;
	/** The last one decides. */
	readonly lines: readonly string[];
}

const filesOf = ({ path }: Apart, files: readonly File[]): File[] =>
	files.filter(({ name }) => name.includes(path));
const ran = ({ status }: { readonly status: string }): boolean => status === 'passed' || status === 'failed';
const notRun = (files: readonly File[]): number =>
	files.flatMap(({ assertionResults }) => assertionResults).filter((test) => !ran(test)).length;
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function told(apart: Apart, all: readonly File[]): string[] {
	const { folder, by, refused, installedMs } = apart;
	const files = filesOf(apart, all);
	const missed = notRun(files);
	if (missed > 0 && refused !== null)
		return [`Not run here: ${counted(missed, 'test')} of the ${folder}, for want of ${by} (${refused}).`];
	const seconds =
		files.reduce((sum, { startTime, endTime }) => sum + endTime - startTime, installedMs) / 1000;
	const tests = files.flatMap(({ assertionResults }) => assertionResults).filter(ran).length;
	return tests > 0
		? [
				`The ${folder} in ${by}: ${counted(tests, 'test')} in ${Math.round(seconds)} s, ${by}’s installation included.`
			]
		: [];
}

/** `code` is Vitest's exit code. A file that failed before its first test counts as one failure. */
export function tally(
	{ numPassedTests, numFailedTests, testResults }: Report,
	code: number,
	aparts: readonly Apart[]
): Tally {
	const fallen = testResults.filter(
		(file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
	).length;
	const failed = numFailedTests + fallen || (code === 0 ? 0 : 1);
	const here = aparts
		.filter(({ refused }) => refused !== null)
		.reduce((sum, apart) => sum + notRun(filesOf(apart, testResults)), 0);
	const skipped = notRun(testResults) - here;
	const last = [
		`${numPassedTests} passed`,
		`${failed} failed`,
		...(here > 0 ? [`${here} not run here`] : []),
		...(skipped > 0 ? [`${skipped} skipped`] : [])
	];
	return {
		isGood: failed === 0 && numPassedTests > 0,
		lines: [...aparts.flatMap((apart) => told(apart, testResults)), last.join(', ')]
	};
}
