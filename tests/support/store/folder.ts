// Folders, stores and lines for the tests of stores. Everything that is made here goes with its test.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Event } from '#meeting/event.ts';
import type { Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { encodeLine } from '#server/store/line-format.ts';
import type { Store } from '#server/store/store.ts';
import type { MeetingLine } from '#server/meeting/stream.ts';
import { stateBeside } from '../state.ts';
import { testDisk } from '../test-disk.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

export async function makeFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'tablee-store-'));
	for (const path of [folder, stateBeside(folder)])
		onTestFinished(() => rm(path, { recursive: true, force: true }));
	return folder;
}

export interface OpenedFolder {
	/** The store that is open. */
	readonly store: Store;
	/** Closes the store and opens what it left. */
	reopen(): Promise<Store>;
}

export async function openFiles(
	folder?: string,
	disk: Disk = testDisk()
): Promise<OpenedFolder & { folder: string }> {
	const root = folder ?? (await makeFolder());
	let store = await openFileStore(root, stateBeside(root), disk);
	onTestFinished(() => store.close());
	return {
		folder: root,
		get store() {
			return store;
		},
		async reopen() {
			await store.close();
			return (store = await openFileStore(root, stateBeside(root), disk));
		}
	};
}

export const meeting = 'meeting-0001';
export const journalOf = (folder: string): string => join(folder, 'meetings', `${meeting}.jsonl`);

const facilitator = { role: 'facilitator', device: 'd1' } as const;
export const lineOf = (version: number, ...events: Event[]): MeetingLine => ({
	version,
	at: 1_700_000_000_000 + version,
	by: facilitator,
	cause: `command-${String(version).padStart(4, '0')}`,
	events
});

export const idea = (id: string, words: string | null): Event => ({
	type: 'IdeaPosted',
	idea: id,
	wall: 'wall-000001',
	person: 'person-0001',
	channel: 'phone',
	words,
	shown: true
});
export const disagreement = (words: string, against: string): Event => ({
	type: 'EntryNoted',
	entry: 'entry-00001',
	kind: 'disagreement',
	item: null,
	source: null,
	person: null,
	words,
	against,
	who: null,
	when: '',
	official: null
});
export const counted = (present: number): Event => ({ type: 'PresentCounted', present });

/** The choices of those of `voters` who have a ballot. Each chose one option. */
export async function choicesOf(store: Store, box: string, voters: readonly string[]): Promise<string[]> {
	const ballots = await meetingStreams(store).inBox(meeting, box, voters);
	return (ballots ?? []).map(({ content }) => [content].flat().join('+')).sort();
}

/** A real disk that can be told to fail. */
export function fallibleDisk() {
	const fault: { write: string | null; flush: string | null; after: number } = {
		write: null,
		flush: null,
		after: 0
	};
	const failure = (code: string) => Object.assign(new Error(code), { code });
	const whole = testDisk();
	const disk: Disk = {
		...whole,
		async write(file, bytes, position) {
			if (fault.write === null) return whole.write(file, bytes, position);
			if (fault.after > 0) {
				const part = bytes.subarray(0, fault.after);
				fault.after = 0;
				return whole.write(file, part, position);
			}
			throw failure(fault.write);
		},
		async flush(file) {
			if (fault.flush !== null) throw failure(fault.flush);
			await whole.flush(file);
		}
	};
	return { disk, fault };
}

/** A disk that counts the bytes that are read from its files. */
export function countingDisk() {
	const read = { bytes: 0 };
	const whole = testDisk();
	const disk: Disk = {
		...whole,
		async open(...asked) {
			const file = await whole.open(...asked);
			const reading = file.read.bind(file);
			const value = async (...piece: Parameters<typeof reading>) => {
				const done = await reading(...piece);
				read.bytes += done.bytesRead;
				return done;
			};
			return Object.defineProperty(file, 'read', { value });
		}
	};
	return { disk, read };
}

/** For tests that only look at bytes: hundreds of journals, none of which has to last. */
export const unflushed: Disk = { ...testDisk(), flush: () => Promise.resolve() };

/** A journal of these writes. */
export function journalBytes(...writes: (readonly MeetingLine[])[]): Buffer {
	const parts: Buffer[] = [];
	let sum = '';
	for (const lines of writes)
		for (const line of lines) {
			const encoded = encodeLine(line, sum, lines[0]?.version ?? 0);
			parts.push(encoded.bytes);
			sum = encoded.sum;
		}
	return Buffer.concat(parts);
}

/** All files under a folder, one after the other. */
export async function everyByte(folder: string): Promise<Buffer> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}
