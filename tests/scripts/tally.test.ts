// The last lines of `npm test`.
import { expect, test } from 'vitest';
import { tally, type Report } from '#scripts/tally.ts';

type Status = 'passed' | 'failed' | 'skipped';
const file = (name: string, ...statuses: Status[]): Report['testResults'][number] => ({
	name: `/checkout/${name}`,
	status: statuses.includes('failed') ? 'failed' : 'passed',
	startTime: 1_000,
	endTime: 61_000,
	assertionResults: statuses.map((status) => ({ status }))
});
const report = (...testResults: Report['testResults']): Report => {
	const of = (status: Status) =>
		testResults.flatMap(({ assertionResults }) => assertionResults).filter((test) => test.status === status)
			.length;
	return { numPassedTests: of('passed'), numFailedTests: of('failed'), testResults };
};
const store = file('tests/server/store.test.ts', 'passed', 'passed');
const windows = { path: 'tests/windows-folder/', folder: 'Windows folder', by: 'Wine' };
const inWine = [{ ...windows, refused: null, installedMs: 20_000 }];
const noWine = [{ ...windows, refused: 'no room: 0.3 GB free, 2.0 needed', installedMs: 0 }];
const noArm = {
	path: 'tests/portable/arm.test.ts',
	folder: 'ARM folder',
	by: 'QEMU',
	refused: 'an old kernel',
	installedMs: 0
};

test('Windows folder: without Wine its tests are named with the reason, and counted apart', () => {
	const folder = file('tests/windows-folder/evening.test.ts', 'skipped', 'skipped');
	expect(tally(report(store, folder), 0, noWine)).toEqual({
		isGood: true,
		lines: [
			'Not run here: 2 tests of the Windows folder, for want of Wine (no room: 0.3 GB free, 2.0 needed).',
			'2 passed, 0 failed, 2 not run here'
		]
	});
});

test('Two folders that cannot run are both named, and counted together', () => {
	const folder = file('tests/windows-folder/evening.test.ts', 'skipped', 'skipped');
	const arm = file('tests/portable/arm.test.ts', 'skipped');
	expect(tally(report(store, folder, arm), 0, [...noWine, noArm]).lines).toEqual([
		'Not run here: 2 tests of the Windows folder, for want of Wine (no room: 0.3 GB free, 2.0 needed).',
		'Not run here: 1 test of the ARM folder, for want of QEMU (an old kernel).',
		'2 passed, 0 failed, 3 not run here'
	]);
});

test('Windows folder: a run of its tests alone is no success if they cannot run', () => {
	const folder = file('tests/windows-folder/evening.test.ts', 'skipped');
	expect(tally(report(folder), 0, noWine)).toMatchObject({ isGood: false });
});

test('Windows folder: if its tests ran, their time is printed and their failure is a failure', () => {
	const folder = file('tests/windows-folder/evening.test.ts', 'passed', 'failed');
	expect(tally(report(store, folder), 1, inWine)).toEqual({
		isGood: false,
		lines: [
			'The Windows folder in Wine: 2 tests in 80 s, Wine’s installation included.',
			'3 passed, 1 failed'
		]
	});
});

test('Windows folder: a run that did not ask for it does not mention it', () => {
	expect(tally(report(store), 0, noWine).lines).toEqual(['2 passed, 0 failed']);
});

test('A test left out by its name is skipped, here as elsewhere', () => {
	const left = file('tests/server/log.test.ts', 'skipped');
	const folder = file('tests/windows-folder/evening.test.ts', 'passed', 'skipped');
	expect(tally(report(left, folder), 0, inWine).lines.at(-1)).toBe('1 passed, 0 failed, 2 skipped');
});

test('A file that fails before its first test is a failure, and so is an end without a word', () => {
	const fallen = { ...file('tests/server/log.test.ts'), status: 'failed' };
	expect(tally(report(store, fallen), 1, inWine).lines).toEqual(['2 passed, 1 failed']);
	expect(tally(report(store), 1, inWine)).toEqual({ isGood: false, lines: ['2 passed, 1 failed'] });
});
