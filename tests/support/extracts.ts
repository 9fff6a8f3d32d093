// A closed meeting whose extract has words, and its file as it lies.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { newToken } from './client.ts';
import { openMeeting, resident } from './hall.ts';
import type { TestServer } from './server.ts';

/** What the phone said, and agreed to. */
export const said = 'Zoubidette attend depuis mars';

export const extractPath = (dataDir: string, meeting: string): string =>
	join(dataDir, 'extracts', `${meeting}.json`);

/** Null if there is none. */
export const extractText = (dataDir: string, meeting: string): Promise<string | null> =>
	readFile(extractPath(dataDir, meeting), 'utf8').catch(() => null);

/** Waits until the extract lies there, and has these words. */
export const extractHas = (dataDir: string, meeting: string, words: string): Promise<void> =>
	expect.poll(() => extractText(dataDir, meeting)).toContain(words);

/** `phone` is the one that spoke. */
export async function closedMeeting(server: TestServer, token?: string) {
	const { made, staff } = await openMeeting(server, token === undefined ? {} : { token });
	const phoneToken = newToken();
	const phone = await resident(server, made, phoneToken);
	await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await staff.do({ type: 'CallNext', after: null });
	const { floor } = await staff.until((view) => view.floor !== null);
	const source = { kind: 'turn', turn: floor?.turn ?? '' } as const;
	const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: said, source });
	await phone.do({ type: 'AnswerEntry', entry, version: 1, answer: 'yes' });
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Écrire au bailleur' });
	await staff.do({ type: 'CloseMeeting' });
	await extractHas(server.dataDir, made.id, said);
	return { made, staff, phone, phoneToken, entry };
}
