import { expect, test } from 'vitest';
import { spawnServer } from '../../support/process.ts';
import { newFolder } from '../../support/server.ts';

test('L89 anybody is answered without a token; a stopped server accepts the connection and answers once it goes on', async () => {
	const server = await spawnServer(await newFolder());
	const asked = () => fetch(`${server.url}/api/awake`);
	const answer = await asked();
	expect([answer.status, answer.headers.get('cache-control'), await answer.json()]).toEqual([
		200,
		'no-store',
		{}
	]);
	server.child.kill('SIGSTOP');
	const first = await Promise.race([
		asked().then(
			() => 'answered',
			() => 'nobody'
		),
		new Promise((resolve) => setTimeout(resolve, 500, 'silence'))
	]);
	expect(first).toBe('silence');
	const late = asked();
	server.child.kill('SIGCONT');
	expect((await late).status).toBe(200);
	await server.stop('SIGKILL');
	await expect(asked()).rejects.toThrow();
}, 30_000);
