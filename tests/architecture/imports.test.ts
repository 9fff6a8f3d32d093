import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mayImportPackage, mayImportZone, zoneOf } from '../support/architecture/import-rules.ts';
import { imports, type Import } from '../support/architecture/source-files.ts';

const all = imports();
const told = (wrong: readonly Import[]) => wrong.map(({ file, specifier }) => `${file} imports ${specifier}`);

function isAllowed({ file, specifier, path }: Import): boolean {
	const from = zoneOf(file);
	if (!from) return false;
	if (path === null) return mayImportPackage(from, specifier);
	if (path.includes('/$types')) return true;
	const to = zoneOf(path);
	return to !== null && mayImportZone(from, to);
}

/** The files at the root of the domain that join the topics. A topic must not import them. */
const joiners = new Set(
	all
		.filter(
			({ file, path }) => zoneOf(file)?.name === 'meeting' && path && zoneOf(path)?.name === 'meeting-topic'
		)
		.map(({ file }) => file)
);

const byFile = Map.groupBy(all, ({ file }) => file);
/** Whether the file belongs to the meeting, or imports something that does. */
function isMeetings(path: string, seen: Set<string>): boolean {
	if (zoneOf(path)?.name.startsWith('meeting') || path.startsWith('server/meeting/')) return true;
	if (seen.has(path)) return false;
	seen.add(path);
	return (byFile.get(path) ?? []).some((each) => each.path !== null && isMeetings(each.path, seen));
}

describe('imports', () => {
	test('imports follow the table', () => {
		expect(told(all.filter((each) => !isAllowed(each)))).toEqual([]);
	});

	test('imports never go from a topic back to a file that joins topics', () => {
		const back = all.filter(
			({ file, path }) => zoneOf(file)?.name === 'meeting-topic' && path !== null && joiners.has(path)
		);
		expect(told(back)).toEqual([]);
	});

	// The engine serves every kind of stream. So no file that it reaches, by whatever way, knows a kind.
	test('the engine never reaches a file of the meeting', () => {
		const begun = all.filter(({ file }) => ['engine', 'stream'].includes(zoneOf(file)?.name ?? ''));
		expect(begun.length).toBeGreaterThan(100);
		const ways = begun.filter(({ path }) => path !== null && isMeetings(path, new Set()));
		expect(told(ways)).toEqual([]);
	});

	test('imports carry their file extension', () => {
		const bare = all.filter(
			({ path }) => path !== null && !path.endsWith('/$types') && !/\.(ts|js|svelte|json|css|svg)$/.test(path)
		);
		expect(told(bare)).toEqual([]);
	});

	// Else a test disk would miss something that a store does. The lock is removed as the process ends, when nothing can be awaited.
	test('only the disk’s file and those of the lock import the disk itself', () => {
		const store = resolve(import.meta.dirname, '../../server/store');
		const reaching = globSync('*.ts', { cwd: store }).filter((file) =>
			/^import (?!type ).*'node:fs(\/promises)?';$/m.test(readFileSync(join(store, file), 'utf8'))
		);
		expect(reaching.sort()).toEqual(['disk.ts', 'lock-owner.ts', 'lock.ts']);
	});
});

describe('the table', () => {
	test.each([
		['src/lib/meeting/queue/decide.ts', 'src/lib/meeting/vote/state.ts', false],
		['src/lib/meeting/queue/decide.ts', 'src/lib/meeting/refusal.ts', true],
		['src/lib/meeting/decide.ts', 'src/lib/meeting/queue/decide.ts', true],
		['src/lib/meeting/minutes/votes.ts', 'src/lib/meeting/vote/state.ts', true],
		['src/lib/live/live-meeting.svelte.ts', 'src/lib/components/ui/Tile.svelte', false],
		['src/lib/components/ui/Tile.svelte', 'src/lib/meeting/view.ts', false],
		['src/lib/components/queue/Turn.svelte', 'src/lib/components/vote/Tiles.svelte', false],
		['src/lib/components/queue/Turn.svelte', 'src/routes/+layout.ts', false],
		['src/routes/+page.svelte', 'server/room/room.ts', false],
		['server/room/room.ts', 'src/lib/live/clock.ts', false],
		['server/room/room.ts', 'src/lib/meeting/decide.ts', false],
		['server/store/live-journal.ts', 'src/lib/meeting/event.ts', false],
		['server/line/socket.ts', 'src/lib/meeting/command.ts', false],
		['src/lib/stream/patch.ts', 'src/lib/meeting/view-types.ts', false],
		['server/meeting/kind.ts', 'src/lib/meeting/decide.ts', true],
		['server/room/room.ts', 'src/lib/stream/rules.ts', true]
	])('%s → %s: %s', (from, to, expected) => {
		const [source, target] = [zoneOf(from), zoneOf(to)];
		expect(source && target && mayImportZone(source, target)).toBe(expected);
	});

	test.each([
		['src/lib/meeting/decide.ts', 'node:crypto', false],
		['src/lib/live/clock.ts', 'svelte/store', false],
		['server/room/room.ts', 'node:fs', true]
	])('%s → %s: %s', (from, name, expected) => {
		const source = zoneOf(from);
		expect(source && mayImportPackage(source, name)).toBe(expected);
	});
});
