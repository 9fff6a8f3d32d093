// The server restarts under a full hall. All phones come back by themselves, with the same pauses as a page.
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { comingBack } from '#live/coming-back.ts';
import { newId, newToken } from '../support/client.ts';
import { openMeeting, type PreparedMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { newFolder } from '../support/server.ts';

const phones = 500;

/** The phones of a hall. It tells which phones found which seats since it was last asked. */
function hallOf(url: string, { key }: PreparedMeeting) {
	let seated = new Map<string, string>();
	let failures = 0;
	let look = (): void => undefined;
	const until = (isReached: () => boolean) =>
		new Promise<void>((resolve) => {
			look = () => void (isReached() && resolve());
			look();
		});
	for (const token of Array.from({ length: phones }, newToken)) {
		const auth = { meeting: key, token, role: 'resident' };
		const line = { path: '/live', transports: ['websocket'], forceNew: true };
		const socket = io(url, { ...line, auth, ...comingBack });
		onTestFinished(() => void socket.disconnect());
		socket.io.on('reconnect_error', () => {
			failures += 1;
			look();
		});
		socket.on('view', ({ mine }: { mine?: { person: string | null } }) => {
			if (mine?.person === null) socket.emit('command', { id: newId(), command: { type: 'Arrive' } });
			if (!mine?.person || seated.has(token)) return;
			seated.set(token, mine.person);
			look();
		});
	}
	return {
		everybody: async () => {
			await until(() => seated.size === phones);
			const all = seated;
			seated = new Map();
			return all;
		},
		/** Long enough for every phone to try three times in vain. */
		triedInVain: () => until(() => failures >= 3 * phones),
		/** How many attempts failed so far. */
		get failures() {
			return failures;
		}
	};
}

test('The server restarts under 500 phones: all are back in their seats, 95 of 100 at their first attempt, at most three seconds later', async () => {
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir);
	const { made } = await openMeeting(server);
	const hall = hallOf(server.url, made);
	const before = await hall.everybody();
	await server.stop('SIGKILL');
	await hall.triedInVain();
	const again = await spawnServer(dataDir, { env: { PORT: new URL(server.url).port } });
	const inVainBefore = hall.failures;
	expect(again.url).toBe(server.url);
	const after = await hall.everybody();
	for (const [token, person] of after) expect(person).toBe(before.get(token));
	expect(new Set(after.values()).size).toBe(phones);
	// The machine decides how long an attempt takes. Tablée decides that no attempt fails, and that none is late.
	expect(hall.failures - inVainBefore).toBeLessThanOrEqual(phones * 0.05);
	const { reconnectionDelayMax, randomizationFactor } = comingBack;
	expect(reconnectionDelayMax * (1 + randomizationFactor)).toBeLessThanOrEqual(3000);
}, 90_000);
