import { expect, onTestFinished, test, vi } from 'vitest';
import { runQuietly } from '#scripts/child.ts';

/** What a program that ends with this code makes our process write. */
async function toldOf(code: number): Promise<string> {
	let told = '';
	const writing = vi.spyOn(process.stderr, 'write').mockImplementation((words) => {
		told += String(words);
		return true;
	});
	onTestFinished(() => writing.mockRestore());
	const program = `console.log('Wrote site'); console.error('a warning'); process.exit(${code})`;
	expect(await runQuietly(process.execPath, ['-e', program], process.env)).toBe(code);
	return told;
}

test('L18 a build that succeeds says nothing', async () => {
	expect(await toldOf(0)).toBe('');
});

test('L18 a build that fails says all that it had to say', async () => {
	const told = await toldOf(3);
	expect(told).toContain('Wrote site');
	expect(told).toContain('a warning');
});
