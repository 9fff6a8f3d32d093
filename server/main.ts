// Started by `npm start`: reads HOST, PORT, DATA_DIR and STATE_DIR, says in French what to open, and stops when asked.
import { resolve } from 'node:path';
import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import type { RunningServer } from './app.ts';
import { wordsIn } from './documents/words.ts';
import { foundLines } from './found-words.ts';
import { faultOf, openLog } from './log.ts';
import { LogFile } from './log-file.ts';
import { qrInTerminal } from './qr.ts';
import { startServer } from './start.ts';
import { stateFolder } from './state-folder.ts';
import { FolderRefused } from './store/lock.ts';
import { hush, say, sayAside } from './terminal.ts';

const { t } = wordsIn('fr');
const isDevelopment = process.env['NODE_ENV'] === 'development';
const logFile = new LogFile();
const log = openLog(process.env['LOG_LEVEL'] || 'warn', logFile);

const host = process.env['HOST'] || '0.0.0.0';
const port = process.env['PORT'] || '3000';
/** Phones may come, as far as HOST goes. */
const isOpen = host === '0.0.0.0' || host === '::';
const dataDir = resolve(process.env['DATA_DIR'] || './data');

/** In development Vite serves the surfaces, in this same process and on this same port. */
async function vite(server: Server): Promise<RequestHandler> {
	const { createServer } = await import('vite');
	const root = resolve(import.meta.dirname, '..');
	const { middlewares } = await createServer({ root, server: { middlewareMode: true, hmr: { server } } });
	return middlewares;
}

function sentenceFor(error: unknown): string {
	if (error instanceof FolderRefused) return error.message;
	const code = error instanceof Error && 'code' in error ? String(error.code) : 'inconnu';
	switch (code) {
		case 'EADDRINUSE':
			return t('terminal.port-taken', { port });
		case 'EACCES':
			return t('terminal.port-forbidden', { port });
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return t('terminal.host-unknown', { host });
		default:
			return t('terminal.failed', { code });
	}
}

async function start(): Promise<RunningServer> {
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
		say(t('terminal.port-wrong', { port }));
		process.exit(1);
	}
	const surfaces = isDevelopment ? { surfaces: vite } : {};
	try {
		return await startServer({
			host,
			port: Number(port),
			dataDir,
			stateDir: stateFolder(),
			log,
			logFile,
			...surfaces
		});
	} catch (error) {
		log.debug(error instanceof Error ? { stack: error.stack } : {}, 'not-started');
		say(sentenceFor(error));
		process.exit(1);
	}
}

/** Its lines. The address for phones comes once it is known, which may take Windows seconds. */
async function* greeting(server: RunningServer): AsyncGenerator<string> {
	const { url, laptopSecret, recovered } = server;
	if (recovered) yield* ['', ...foundLines(recovered)];
	yield* ['', t('terminal.started'), '', t('terminal.link'), '', `  ${url}/enter#${laptopSecret}`, ''];
	yield* [t('terminal.known', { url: `${url}/tables` }), ''];
	const phones = await server.phones();
	if (phones === null) yield* [isOpen ? t('terminal.no-address') : t('terminal.only-here', { host }), ''];
	else yield* [t('terminal.phones'), '', `  http://${phones}`, '', await qrInTerminal(`http://${phones}/`)];
	yield t('terminal.stop');
}

/** What nobody caught ends the server, as Node does it. */
function uncaught(error: unknown): void {
	log.fatal(faultOf(error), 'uncaught');
	if (!isStarted) say(sentenceFor(error));
	process.exit(1);
}

let isStarted = false;
if (!isDevelopment) {
	hush(log);
	process.on('uncaughtException', uncaught);
}
/** The server that runs in this process. */
export const running = await start();
isStarted = true;
log.info('started');
let isStopping = false;
const stop = (): void => {
	if (isStopping) return;
	isStopping = true;
	log.info('stopping');
	running.close().then(
		() => process.exit(0),
		() => process.exit(1)
	);
};
// Windows knows no SIGTERM: closing the window is SIGHUP, Ctrl+Break is SIGBREAK.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGBREAK'] as const) process.on(signal, stop);
sayAside(log, greeting(running));
