// The server as a process, however it is started. It says why it could not start, or what to open, and it stops on a signal.
import type { RunningServer } from '../app.ts';
import { wordsIn } from './words.ts';
import { foundLines, updatedLines } from './found-words.ts';
import type { Log } from './log.ts';
import { qrInTerminal } from '../hall/qr.ts';
import { FolderRefused } from './folder-refused.ts';

const { t } = wordsIn('fr');

export interface ListenAddress {
	readonly host: string;
	readonly port: string;
}

export function sentenceFor(error: unknown, { host, port }: ListenAddress): string {
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

/** Whether the host lets phones come in. */
const isOpen = (host: string): boolean => host === '0.0.0.0' || host === '::';

/** How a start is told, besides what every start says. */
export interface Start {
	readonly host: string;
	/** What to do to stop it. */
	readonly stop: string;
	/** The file with which a portable folder starts. Null if a command started the server. */
	readonly starter: string | null;
	/** Where a portable folder keeps its meetings, in words. */
	readonly kept?: readonly string[];
}

/**
 * The lines that a start prints. The last three say what to open here, what to open on phones, and how to stop. The address for phones
 * comes once it is known, which may take seconds on Windows.
 */
export async function* greeting(server: RunningServer, told: Start): AsyncGenerator<string> {
	const { url, laptopSecret, recovered, updated } = server;
	if (recovered) yield* ['', ...foundLines(recovered)];
	if (updated) yield* ['', ...updatedLines(updated, told.starter)];
	yield* ['', t('terminal.started'), '', ...(told.kept ?? [])];
	const phones = await server.phones();
	if (phones !== null) yield* [t('terminal.scan'), '', qrInTerminal(`http://${phones}/`), ''];
	yield t('terminal.link', { url: `${url}/enter#${laptopSecret}` });
	yield forPhones(phones, told.host);
	yield told.stop;
}

function forPhones(address: string | null, host: string): string {
	if (address !== null) return t('terminal.phones', { url: `http://${address}` });
	return isOpen(host) ? t('terminal.no-address') : t('terminal.only-here', { host });
}

/** Windows has no SIGTERM. There, closing the window sends SIGHUP, and Ctrl+Break sends SIGBREAK. */
export function stopWhenAsked(running: RunningServer, log: Log): void {
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
	running.wentBack.then(stop, stop);
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGBREAK'] as const) process.on(signal, stop);
}
