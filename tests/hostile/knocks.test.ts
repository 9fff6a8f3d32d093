import { describe, expect, test } from 'vitest';
import { newToken } from '../support/client.ts';
import { laptop, openMeeting, resident } from '../support/hall.ts';
import { fetchLink, knock } from '../support/knocking.ts';
import { spawnServer } from '../support/process.ts';
import { newFolder, post, startTestServer } from '../support/server.ts';
import { everyByte } from '../support/hostile/files.ts';

describe('H2 a laptop that knocks', () => {
	test('H2 no log, no file and no phone is told of a code, of its secret, or of the link that it got', async () => {
		const folder = await newFolder();
		const server = await spawnServer(folder, { env: { LOG_LEVEL: 'trace' } });
		const token = await laptop(server);
		const { made, staff } = await openMeeting(server, { token });
		const phone = await resident(server, made);
		const device = newToken();
		const { code, secret } = await knock(server, device);
		await post(server, `/meetings/${made.id}/knocks`, { code: 'CCCCCC', role: 'scribe' }, token);
		await post(server, `/meetings/${made.id}/knocks`, { code, role: 'scribe' }, token);
		const { link } = await fetchLink(server, secret);
		const { body } = await post<{ token: string }>(server, '/enter', { secret: link ?? '', device });
		await staff.until(({ links }) => links.some(({ used }) => used));
		const shown = JSON.stringify([phone.view, staff.view]);
		await server.stop('SIGTERM');
		const log = server.printed() + (await server.logged());
		const files = [...(await everyByte(folder)).values()].join();
		for (const each of [code, secret, link ?? '', body.token, device]) {
			expect(each).not.toBe('');
			for (const told of [log, files, shown]) expect(told).not.toContain(each);
		}
	});

	test('H2 whoever sees the code from behind gets nothing by it: not from this server by any way in', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const { code, secret } = await knock(server);
		await post(server, `/meetings/${made.id}/knocks`, { code, role: 'facilitator' }, made.token);
		for (const tried of [code, code.toLowerCase(), `${made.id}.${code}`]) {
			expect((await fetchLink(server, tried.padEnd(10, '-'))).refused).toBe('unknown');
			expect((await post(server, '/enter', { secret: tried.padEnd(10, '-') })).status).toBe(404);
			expect((await post(server, '/join', { code: tried })).status).toBeGreaterThanOrEqual(400);
		}
		const again = await knock(server); // another laptop, at the same time
		expect(await fetchLink(server, again.secret)).toEqual({ link: null });
		expect((await fetchLink(server, secret)).link).not.toBeNull();
	});

	test('H2 a crowd that knocks hides no laptop: its code is typed, not chosen from a list', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const mine = await knock(server);
		const crowd = await Promise.all(Array.from({ length: 150 }, () => knock(server)));
		const codes = crowd.flatMap(({ code }) => code ?? []);
		expect(codes).toHaveLength(99);
		expect(new Set([...codes, mine.code]).size).toBe(100);
		await post(server, `/meetings/${made.id}/knocks`, { code: mine.code, role: 'scribe' }, made.token);
		const links = await Promise.all(
			[mine, ...crowd.filter(({ secret }) => secret)].map(({ secret }) => fetchLink(server, secret))
		);
		expect(links.filter(({ link }) => link !== null)).toEqual([{ link: expect.any(String) as string }]);
	});
});
