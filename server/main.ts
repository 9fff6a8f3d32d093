// Started by `npm start`: reads HOST, PORT, DATA_DIR and STATE_DIR, says in French what to open, and stops when asked.
import { resolve } from 'node:path';
import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import type { RunningServer } from './app.ts';
import { wordsIn } from './process/words.ts';
import { faultOf, openLog } from './process/log.ts';
import { LogFile } from './process/log-file.ts';
import { greeting, sentenceFor, stopWhenAsked } from './process/process.ts';
import { startServer } from './start.ts';
import { stateFolder } from './process/state-folder.ts';
import { goBackInFolder } from './store/file-store.ts';
import { hush, say, sayAside } from './process/terminal.ts';

const { t } = wordsIn('fr');
const isDevelopment = process.env['NODE_ENV'] === 'development';
const logFile = new LogFile();
const log = openLog(process.env['LOG_LEVEL'] || 'warn', logFile);

const host = process.env['HOST'] || '0.0.0.0';
const port = process.env['PORT'] || '3000';
const dataDir = resolve(process.env['DATA_DIR'] || './data');

/** In development Vite serves the surfaces, in this same process and on this same port. */
async function vite(server: Server): Promise<RequestHandler> {
	const { createServer } = await import('vite');
	const root = resolve(import.meta.dirname, '..');
	const { middlewares } = await createServer({ root, server: { middlewareMode: true, hmr: { server } } });
	return middlewares;
}

async function start(): Promise<RunningServer> {
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
		say(t('terminal.port-wrong', { port }));
		process.exit(1);
	}
	const surfaces = isDevelopment ? { surfaces: vite } : {};
	try {
		if (process.argv.includes('--revenir')) {
			say(await goBackInFolder(dataDir));
			process.exit(0);
		}
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
		say(sentenceFor(error, { host, port }));
		process.exit(1);
	}
}

/** What nobody caught ends the server, as Node does it. */
function uncaught(error: unknown): void {
	log.fatal(faultOf(error), 'uncaught');
	if (!isStarted) say(sentenceFor(error, { host, port }));
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
stopWhenAsked(running, log);
sayAside(log, greeting(running, { host, stop: t('terminal.stop'), starter: null }));
