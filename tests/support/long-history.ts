// A meeting with a long history, written into its journal while no server has the folder.
import { openFileStore } from '#server/store/file-store.ts';
import type { MeetingLine } from '#server/meeting/stream.ts';
import { stateBeside } from './state.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const by = { role: 'facilitator', device: 'long-history' } as const;

/** Adds so many lines: somebody counts at the door, again and again. */
export async function lengthen(dataDir: string, meeting: string, count: number): Promise<void> {
	const store = await openFileStore(dataDir, stateBeside(dataDir));
	const loaded = await meetingStreams(store).load(meeting);
	if ('damaged' in loaded) throw new Error(loaded.damaged.reason);
	const { length } = loaded.lines;
	const at = loaded.lines.at(-1)?.at ?? 0;
	const lines = Array.from({ length: count }, (_, n): MeetingLine => ({
		version: length + n + 1,
		at,
		by,
		cause: `long-${String(n).padStart(8, '0')}`,
		events: [{ type: 'PresentCounted', present: n % 50 }]
	}));
	await meetingStreams(store).append(meeting, length, lines);
	await store.close();
}
