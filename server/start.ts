// A server on a data folder of its own.
import { serve, type RunningServer } from './app.ts';
import type { StartOptions } from './assembly.ts';
import type { LogFile } from './process/log-file.ts';
import { realDisk } from './store/disk.ts';
import { openFileStore } from './store/file-store.ts';

/** Rejects with FolderRefused, or with what `listen` said; then the folder is let go. */
export async function startServer({
	dataDir,
	stateDir,
	logFile,
	...options
}: Omit<StartOptions, 'store'> & {
	readonly dataDir: string;
	readonly stateDir: string;
	/** Opened once the folder is ours, closed with it. */
	readonly logFile?: LogFile;
}): Promise<RunningServer> {
	const store = await openFileStore(dataDir, stateDir, realDisk, { log: logFile });
	try {
		return await serve({ ...options, store });
	} catch (error) {
		await store.close().catch(() => undefined); // why it did not start is to be told, not this
		throw error;
	}
}
