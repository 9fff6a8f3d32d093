// Taking all documents of an evening home: the laptop says how far it is, and saves a whole file or none.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EveningDownload } from '#components/laptop/closing/evening-file.svelte.ts';
import type { Refused } from '#live/ask.ts';
import type { ReceivedFile } from '#live/sent-file.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function download() {
	const { promise, resolve } = Promise.withResolvers<ReceivedFile | Refused>();
	const kept: string[] = [];
	const progress = { made: 0, of: 0 };
	let asked = 0;
	const doors = {
		evening: () => ((asked += 1), promise),
		eveningProgress: () => Promise.resolve(progress.of < 0 ? null : { ...progress })
	};
	const it = new EveningDownload(doors, ({ name }) => void kept.push(name));
	return { it, resolve, kept, progress, asked: () => asked };
}

test('L185 the laptop follows how many documents of how many are made, then saves the file', async () => {
	const { it, resolve, kept, progress, asked } = download();
	expect(it.state).toBe('rest');
	const taking = it.take('fr');
	await it.take('fr'); // a second press
	expect([it.isMaking, asked()]).toEqual([true, 1]);
	Object.assign(progress, { made: 3, of: 16 });
	await vi.advanceTimersByTimeAsync(1000);
	expect(it.state).toEqual({ made: 3, of: 16 });
	progress.of = -1; // nobody answers
	await vi.advanceTimersByTimeAsync(1000);
	expect(it.state).toEqual({ made: 3, of: 16 });
	resolve({ name: 'documents.zip', content: new Blob() });
	await taking;
	expect([it.state, kept, vi.getTimerCount()]).toEqual(['kept', ['documents.zip'], 0]);
});

test('L186 a file that did not come whole is not saved, and can be asked for again', async () => {
	const { it, resolve, kept, asked } = download();
	const taking = it.take('fr');
	resolve({ refused: 'no-network' });
	await taking;
	expect([it.state, kept, vi.getTimerCount()]).toEqual([{ refused: 'no-network' }, [], 0]);
	await it.take('fr');
	expect(asked()).toBe(2);
});
