import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openMeeting, resident } from '../support/hall.ts';
import { newId } from '../support/client.ts';
import { freePort } from '#scripts/free-port.ts';
import { spawnServer } from '../support/process.ts';
import { newFolder } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { ballot, openVote } from '../support/faults/votes.ts';

test('A black window takes nothing, as while somebody selects text in it: the server starts, answers and stops all the same', async () => {
	const [dataDir, port] = [await newFolder(), await freePort()];
	const main = resolve(import.meta.dirname, '../../server/main.ts');
	// The server takes the place of the shell, whichever shell the terminal starts.
	const terminal = spawn('script', ['-qefc', `exec ${process.execPath} ${main}`, '/dev/null'], {
		env: {
			...process.env,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: String(port),
			DATA_DIR: dataDir,
			STATE_DIR: stateBeside(dataDir)
		}
	});
	onTestFinished(() => void terminal.kill('SIGKILL'));
	let shown = '';
	terminal.stdout.setEncoding('utf8').on('data', (text) => (shown += text));
	terminal.stdin.on('error', () => undefined).write('\x13'); // Ctrl+S: whoever writes waits
	const answers = (): Promise<number> =>
		fetch(`http://127.0.0.1:${port}/`).then(
			({ status }) => status,
			() => 0
		);
	await expect.poll(answers, { timeout: 20_000 }).toBe(200);
	for (let n = 0; n < 20; n += 1) expect(await answers()).toBe(200);
	expect(shown).not.toContain('/enter#');
	terminal.stdin.write('\x11'); // Ctrl+Q
	await expect.poll(() => shown, { timeout: 20_000 }).toContain('/enter#');
	terminal.stdin.write('\x13');
	terminal.stdin.write('\x03'); // Ctrl+C
	expect(await once(terminal, 'exit')).toEqual([0, null]);
}, 60_000);

test('The server’s process stands still in mid-vote until every line is given up, then goes on: each ballot is counted once', async () => {
	const server = await spawnServer(await newFolder());
	const { made, staff, item } = await openMeeting(server);
	const phones = await Promise.all(Array.from({ length: 12 }, () => resident(server, made)));
	const vote = await openVote(staff, item);
	const sent = phones.map((phone) => ({
		phone,
		id: newId(),
		lost: new Promise<unknown>((resolve) => phone.socket.once('disconnect', resolve))
	}));
	const cast = () => sent.map(({ phone, id }) => phone.send(ballot(vote, 'for'), id));
	server.child.kill('SIGSTOP');
	void cast();
	await Promise.all(sent.map(({ lost }) => lost));
	server.child.kill('SIGCONT');
	// A phone that got no answer does the same.
	const answers = await Promise.all(cast());
	expect(answers.filter((answer) => 'refused' in answer)).toEqual([]);
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	const closed = await staff.until((view) => view.vote?.state === 'closed');
	expect(closed.vote?.results).toMatchObject([{ cast: 12, counts: { for: 12 } }]);
}, 60_000);
