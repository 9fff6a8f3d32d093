import { describe, expect, test } from 'vitest';
import { connect, newToken } from '../../support/client.ts';
import { Disk } from '../../support/failing.ts';
import { laptop, makeMeeting, makeTable, openMeeting, resident, tablesOf } from '../../support/hall.ts';
import { fetchLink, knock } from '../../support/knocking.ts';
import { ask, post, startTestServer } from '../../support/server.ts';

interface Entered {
	readonly token: string;
	readonly role: string;
	readonly meeting?: string;
}

describe('L141 a laptop without a link', () => {
	test('L141 shows a code; once it is approved, it gets a link of the chosen role, which is listed and revoked as any other', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const { code, secret, ms } = await knock(server);
		expect([code, ms]).toEqual([expect.stringMatching(/^[A-Z]{6}$/), 120_000]);
		expect(await fetchLink(server, secret)).toEqual({ link: null });
		const typed = { code: `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`, role: 'scribe' };
		expect(await post(server, `/meetings/${made.id}/knocks`, typed, made.token)).toEqual({
			status: 200,
			body: {}
		});
		const { link } = await fetchLink(server, secret);
		const { body } = await post<Entered>(server, '/enter', { secret: link ?? '' });
		expect(body).toMatchObject({ role: 'scribe', meeting: made.id });
		const scribe = await connect(server, { meeting: made.id, token: body.token, role: 'scribe' });
		const listed = await staff.until(({ links }) => links.some(({ used }) => used));
		expect(listed.links).toMatchObject([{ role: 'scribe', used: true, revoked: false }]);
		const gone = new Promise((resolve) => scribe.socket.once('disconnect', resolve));
		await staff.do({ type: 'RevokeLink', link: listed.links[0]?.id ?? '' });
		await gone;
	});

	test('L141 the laptop may approve it for a whole table', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const table = await makeTable(server, token);
		const { code, secret } = await knock(server);
		expect((await post(server, `/tables/${table}/knocks`, { code }, token)).status).toBe(200);
		const { link } = await fetchLink(server, secret);
		const { body } = await post<Entered>(server, '/enter', { secret: link ?? '' });
		expect((await tablesOf(server, body.token)).scope).toBe('table');
	});

	test('L141 a scribe, a screen, a phone and the facilitator of another meeting approve nothing', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const other = await makeMeeting(server, { token: made.token });
		const theirs = await post<{ url: string }>(
			server,
			`/meetings/${other.id}/links`,
			{ role: 'facilitator' },
			made.token
		);
		const facilitatorElsewhere = await post<Entered>(server, '/enter', {
			secret: theirs.body.url.split('#')[1] ?? ''
		});
		const tokenOf = async (role: string): Promise<string> => {
			const links = `/meetings/${made.id}/links`;
			const { body } = await post<{ url: string }>(server, links, { role }, made.token);
			return (await post<Entered>(server, '/enter', { secret: body.url.split('#')[1] ?? '' })).body.token;
		};
		const [scribe, screen, seated] = [await tokenOf('scribe'), await tokenOf('screen'), newToken()];
		expect((await resident(server, made, seated)).mine?.person).toEqual(expect.any(String));
		const { code, secret } = await knock(server);
		for (const token of [scribe, screen, seated, newToken(), secret, facilitatorElsewhere.body.token]) {
			const asked = { code, role: 'facilitator' };
			expect((await post(server, `/meetings/${made.id}/knocks`, asked, token)).body).toEqual({
				refused: 'not-allowed'
			});
		}
		expect(await fetchLink(server, secret)).toEqual({ link: null });
	});

	test('L141 no other code approves anything: not that of the screen, nor the meeting’s key, nor that of a slip', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const { secret } = await knock(server);
		const { body } = await post<{ slips: { code: string }[] }>(
			server,
			`/meetings/${made.id}/slips`,
			{ count: 1 },
			made.token
		);
		const slip = body.slips[0]?.code ?? '';
		const codes = [staff.view.hall.code ?? '', made.key, slip, slip.slice(0, 6), made.key.slice(0, 6)];
		for (const code of codes) {
			const { status } = await post(
				server,
				`/meetings/${made.id}/knocks`,
				{ code, role: 'scribe' },
				made.token
			);
			expect([400, 404]).toContain(status);
		}
		expect(await fetchLink(server, secret)).toEqual({ link: null });
	});
});

describe('L142 a code', () => {
	const hall = async (clock?: () => number) => {
		const server = await startTestServer(clock ? { clock } : {});
		const { made } = await openMeeting(server);
		const approve = (code: string, role = 'scribe') =>
			post(server, `/meetings/${made.id}/knocks`, { code, role }, made.token);
		return { server, made, approve };
	};

	test('L142 is void after two minutes', async () => {
		let now = 1_000_000;
		const { server, approve } = await hall(() => now);
		const { code, secret } = await knock(server);
		now += 120_000;
		expect((await approve(code)).body).toEqual({ refused: 'unknown' });
		expect(await fetchLink(server, secret)).toEqual({ refused: 'unknown' });
	});

	test('L142 that was approved in its last second gives its link for a minute more, again if the answer was lost', async () => {
		let now = 1_000_000;
		const { server, approve } = await hall(() => now);
		const { code, secret } = await knock(server);
		now += 119_000;
		await approve(code);
		now += 59_000;
		const first = await fetchLink(server, secret);
		expect(first.link).toMatch(/^.{20,}$/);
		expect(await fetchLink(server, secret)).toEqual(first);
		now += 1_000;
		expect(await fetchLink(server, secret)).toEqual({ refused: 'unknown' });
	});

	test('L142 is approved by one of two people at the same time, and makes one link', async () => {
		const { server, made, approve } = await hall();
		const { code, secret } = await knock(server);
		const answers = await Promise.all([approve(code, 'scribe'), approve(code, 'facilitator')]);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
		const staff = await connect(server, { meeting: made.id, token: made.token, role: 'facilitator' });
		expect(staff.view.links).toHaveLength(1);
		expect((await approve(code)).status).toBe(404);
		expect((await fetchLink(server, secret)).link).not.toBeNull();
	});

	test('L142 of two laptops belongs to the one that shows it', async () => {
		const { server, approve } = await hall();
		const [one, two] = [await knock(server), await knock(server)];
		expect(one.code).not.toBe(two.code);
		await approve(one.code);
		expect((await fetchLink(server, one.secret)).link).not.toBeNull();
		expect(await fetchLink(server, two.secret)).toEqual({ link: null });
	});

	test('L142 is void once the same laptop knocks again', async () => {
		const { server, approve } = await hall();
		const device = newToken();
		const [first, second] = [await knock(server, device), await knock(server, device)];
		expect((await approve(first.code)).status).toBe(404);
		expect(await fetchLink(server, first.secret)).toEqual({ refused: 'unknown' });
		expect((await approve(second.code)).status).toBe(200);
	});

	test('L142 is still good after the disk refused its link', async () => {
		const disk = new Disk();
		const server = await startTestServer({ around: disk.around });
		const { made } = await openMeeting(server);
		const approve = (code: string) =>
			post(server, `/meetings/${made.id}/knocks`, { code, role: 'scribe' }, made.token);
		const { code, secret } = await knock(server);
		disk.refuses = 'once';
		expect((await approve(code)).body).toEqual({ refused: 'not-saved' });
		expect(await fetchLink(server, secret)).toEqual({ link: null });
		expect((await approve(code)).status).toBe(200);
		expect((await fetchLink(server, secret)).link).not.toBeNull();
	});
});

test('L143 knocks have a budget of their own; beyond it links go on to work', async () => {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	for (let n = 0; n < 100; n += 1) await knock(server);
	expect(await post(server, '/knock', { device: newToken() })).toEqual({
		status: 429,
		body: { refused: 'too-fast' }
	});
	const { body } = await post<{ url: string }>(
		server,
		`/meetings/${made.id}/links`,
		{ role: 'scribe' },
		made.token
	);
	const entered = await post(server, '/enter', { secret: body.url.split('#')[1] ?? '' });
	expect(entered.status).toBe(200);
});

test('L143 wrong codes are paid for, and right ones get their price back', async () => {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	const approve = (code: string) =>
		post(server, `/meetings/${made.id}/knocks`, { code, role: 'screen' }, made.token);
	for (let n = 0; n < 3; n += 1) expect((await approve((await knock(server)).code)).status).toBe(200);
	const wrong = await Promise.all(Array.from({ length: 100 }, () => approve('CCCCCC')));
	expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set([404]));
	expect((await ask(server, '/awake')).status).toBe(200);
	expect((await approve((await knock(server)).code)).status).toBe(429);
});
