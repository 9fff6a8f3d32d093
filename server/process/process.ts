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

/**
 * The lines that a start prints, without the last, which says how to stop. `starter` is that of a portable folder. The address for
 * phones comes once it is known, which may take seconds on Windows.
 */
export async function* greeting(
	server: RunningServer,
	host: string,
	starter: string | null = null
): AsyncGenerator<string> {
	const { url, laptopSecret, recovered, updated } = server;
	if (recovered) yield* ['', ...foundLines(recovered)];
	if (updated) yield* ['', ...updatedLines(updated, starter)];
	yield* ['', t('terminal.started'), '', t('terminal.link'), '', `  ${url}/enter#${laptopSecret}`, ''];
	yield* [t('terminal.known', { url: `${url}/tables` }), ''];
	const phones = await server.phones();
	if (phones === null)
		yield* [isOpen(host) ? t('terminal.no-address') : t('terminal.only-here', { host }), ''];
	else yield* [t('terminal.phones'), '', `  http://${phones}`, '', qrInTerminal(`http://${phones}/`)];
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
