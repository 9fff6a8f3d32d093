// Another process that opens a data folder. It says how that went, and stays until its input ends.
import { openFileStore } from '#server/store/file-store.ts';
import { FolderRefused } from '#server/process/folder-refused.ts';
import { stateBeside } from '../state.ts';

const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
try {
	const folder = process.argv[2] ?? '';
	await openFileStore(folder, stateBeside(folder));
	say({ opened: true });
	process.stdin.on('end', () => process.exit(0)).resume();
} catch (error) {
	if (!(error instanceof FolderRefused)) throw error;
	say({ code: error.code, sentence: error.message });
}
