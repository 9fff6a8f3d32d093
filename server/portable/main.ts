// Starts the server from the copy of a portable folder on this computer: on the first free port, with the meetings at the chosen place,
// and once for each data folder. It opens the browser. If it cannot start, the window and the browser say why.
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningServer } from '../app.ts';
import { inBackground } from '../process/background.ts';
import { wordsIn } from '../process/words.ts';
import { faultOf, openLog } from '../process/log.ts';
import { LogFile } from '../process/log-file.ts';
import { greeting, sentenceFor, stopWhenAsked } from '../process/process.ts';
import { startServer } from '../start.ts';
import { stateFolder } from '../process/state-folder.ts';
import { goBackInFolder } from '../store/file-store.ts';
import { FolderRefused } from '../process/folder-refused.ts';
import { hush, say, sayAside } from '../process/terminal.ts';
import { version } from '../process/version.ts';
import { beTheOne, lineOf, showOther } from './alone.ts';
import { openBrowser } from './browser.ts';
import { showFault } from './fault-page.ts';
import { dataFolder, ownFolder } from './folders.ts';
import { isWhole, placeIn, readManifest } from './manifest.ts';
import { removeOlder, sayRunning } from './older.ts';
import { folder } from './places.ts';
import { onFirstFree, portsFrom } from './ports.ts';

const { t } = wordsIn('fr');
const { PORT, DATA_DIR, TABLEE_FROM: from } = process.env;
const host = process.env['HOST'] || '0.0.0.0';
const own = ownFolder();
/** Whether somebody typed it in a terminal, and reads the answer there. */
const goesBack = process.argv.includes('--revenir');
/** On Windows the window is minimised, and it closes with the process. */
const isRead = goesBack || (process.platform !== 'win32' && process.stdout.isTTY);
const logFile = new LogFile();
const log = openLog(process.env['LOG_LEVEL'] || 'warn', logFile);
const started = Promise.withResolvers<RunningServer>();
started.promise.catch(() => undefined);

async function end(sentence: string): Promise<never> {
	started.reject(new Error('not started'));
	say('', sentence, '');
	if (!isRead) await showFault(sentence);
	process.exit(1);
}

const isInUse = (error: unknown): boolean => error instanceof FolderRefused && error.code === 'folder-in-use';

const why = (error: unknown, port: number): string =>
	isInUse(error) ? t('portable.elsewhere') : sentenceFor(error, { host, port: String(port) });

/** If files of the copy are missing, the next start copies them again. */
async function checkCopy(): Promise<void> {
	const whole = await readManifest(folder);
	if (!whole || resolve(folder) !== resolve(own, whole.manifest.version)) return;
	if (await isWhole(whole.manifest, placeIn(own, whole.manifest))) return;
	await rm(join(folder, whole.file), { force: true });
	await end(t('portable.missing'));
}

async function portsToTry(): Promise<number[]> {
	if (PORT && (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65535))
		await end(t('terminal.port-wrong', { port: PORT }));
	return portsFrom(PORT);
}

function endWithoutPort(ports: readonly number[]): Promise<never> {
	const [first = 0, last = 0] = [ports[0], ports.at(-1)];
	return end(PORT ? t('terminal.port-taken', { port: PORT }) : t('portable.ports', { first, last }));
}

/** The next start waits this long for the browser to use its link. */
const longestUnusedMs = 5000;
let lastShown: Promise<unknown> = Promise.resolve();
/** Opens the page by an unused link, or in a known browser without one. Calls wait for each other: a link works only once. */
async function show(): Promise<void> {
	const running = await started.promise;
	const shown = lastShown.then(() => showLink(running));
	lastShown = shown.then((secret) => isUsed(running, secret)).catch(() => undefined);
	await shown;
}

async function showLink(running: RunningServer): Promise<string | null> {
	const secret = await running.unusedSecret().catch(() => null);
	await openBrowser(secret === null ? `${running.url}/tables` : `${running.url}/enter#${secret}`);
	return secret;
}

async function isUsed(running: RunningServer, secret: string | null): Promise<void> {
	const until = performance.now() + longestUnusedMs;
	while (secret !== null && performance.now() < until && running.isUnused(secret)) await pause(100);
}

async function leaveToOther(line: string): Promise<void> {
	const other = await showOther(line);
	if (other === 'silent') await end(t('portable.silent'));
	if (other !== 'shown') return;
	say('', t('portable.running'), '');
	process.exit(0);
}

async function chosenFolder(): Promise<string> {
	const chosen = await dataFolder(own, from).catch(() => end(t('portable.pulled')));
	if ('folder' in chosen) return chosen.folder;
	return end(t('portable.several', { folders: chosen.several.join(', ') }));
}

async function start(): Promise<RunningServer> {
	await checkCopy();
	const dataDir = resolve(DATA_DIR || (await chosenFolder()));
	if (goesBack) {
		say('', await goBackInFolder(dataDir).catch((error: unknown) => end(why(error, 0))), '');
		process.exit(0);
	}
	const line = lineOf(dataDir);
	await leaveToOther(line);
	const leave = await beTheOne(line, show);
	if (!leave) await leaveToOther(line);
	const ports = await portsToTry();
	const state = { dataDir, stateDir: stateFolder(), log, logFile };
	const running = await onFirstFree(ports, host, (port) => startServer({ host, port, ...state })).catch(
		async (error: unknown) => {
			// Both may have the line, for example in Wine. Then the lock of the folder decides which one stays.
			await leave?.();
			if (isInUse(error)) await leaveToOther(line);
			return end(why(error, ports[0] ?? 0));
		}
	);
	if (!running) return endWithoutPort(ports);
	sayAside(log, lines(running, dataDir));
	return running;
}

const lines = (running: RunningServer, dataDir: string): AsyncGenerator<string> =>
	greeting(running, {
		host,
		stop: t('portable.stop'),
		starter: process.platform === 'win32' ? 'Tablee.cmd' : 'sh Tablee.sh',
		kept: [t('portable.kept'), '', `  ${dataDir}`, '']
	});

/** An error that nobody caught ends the server, as is usual in Node. */
function uncaught(error: unknown): void {
	log.fatal(faultOf(error), 'uncaught');
	if (isStarted) process.exit(1);
	inBackground(end(sentenceFor(error, { host, port: PORT ?? '' })), () => process.exit(1));
}

/** Only for copies, because somebody may start it by hand elsewhere. */
async function tidy(): Promise<void> {
	if (dirname(resolve(folder)) !== resolve(own)) return;
	await sayRunning(own, version);
	await removeOlder(own, version);
}

let isStarted = false;
hush(log);
process.on('uncaughtException', uncaught);
const running = await start();
isStarted = true;
log.info('started');
stopWhenAsked(running, log);
started.resolve(running);
inBackground(tidy(), () => undefined);
await show();
