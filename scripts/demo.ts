// `npm run demo`: a table with a past meeting to read and a live one with forty simulated residents, in a folder that goes
// when it stops. The residents are a process of their own and speak the protocol over real sockets.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, isBuilt } from './built.ts';
import { livePlan, plan } from './demo/agenda.ts';
import { Laptop } from '#server/rehearsal/laptop.ts';
import { liveEvening } from './demo/past-evening.ts';
import { openLiveMeeting } from './demo/live-meeting.ts';
import { openLog } from '#server/process/log.ts';
import { startServer } from '#server/start.ts';
import { say } from '#server/process/terminal.ts';

const residents = 40;
const weekMs = 7 * 24 * 60 * 60 * 1000;

process.env['NODE_ENV'] ??= 'production';
if (!isBuilt() && (await build()) !== 0) process.exit(1);
// A signal that comes before the server is there waits for what is being written: else the folder would be made anew behind us.
let isStopped = false;
const waits = () => void (isStopped = true);
process.on('SIGTERM', waits).on('SIGINT', waits);
const folder = mkdtempSync(join(tmpdir(), 'tablee-demo-'));
const [dataDir, stateDir] = [join(folder, 'data'), join(folder, 'state')];
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const token = await prepare();
if (isStopped) process.exit();

process.env['DATA_DIR'] = dataDir;
process.env['STATE_DIR'] = stateDir;
process.env['PORT'] ??= '3000';
const { running } = await import('#server/main.ts');
process.off('SIGTERM', waits).off('SIGINT', waits);
if (isStopped) process.kill(process.pid, 'SIGTERM');
const { meeting, key } = await openLiveMeeting(new Laptop(running.url, token));
const crowd = spawn(
	process.execPath,
	[resolve(import.meta.dirname, 'demo/residents.ts'), running.url, key, String(residents)],
	{ stdio: ['ignore', 'ignore', 'inherit'] }
);
process.on('exit', () => crowd.kill());
say(
	`\nDémonstration : ${residents} habitant·es arrivent. Ouvrez le lien privé ci-dessus, puis, dans la même fenêtre :`
);
say(`  animation   ${running.url}/facilitate#${meeting}`);
say(`  écran       ${running.url}/screen#${meeting}`);
say(`  un téléphone ${(await running.phones()) ?? running.url}/#${key}\n`);

/** Last week's evening and tonight's meeting, made in a server whose clock we turn. Resolves to the laptop's token. */
async function prepare(): Promise<string> {
	let now = Date.now() - weekMs;
	const server = await startServer({
		host: '127.0.0.1',
		port: 0,
		dataDir,
		stateDir,
		log: openLog('silent'),
		clock: () => now
	});
	const laptop = await Laptop.enter(server.url, server.laptopSecret);
	const table = await laptop.makeTable('Table des Rosiers');
	const past = await laptop.makeMeeting(table, 'Assemblée de novembre', plan);
	await liveEvening({
		server: server.url,
		...past,
		token: laptop.token,
		pass: (seconds) => (now += seconds * 1000)
	});
	await laptop.makeMeeting(table, 'Assemblée de ce soir', livePlan);
	await server.close();
	return laptop.token;
}
