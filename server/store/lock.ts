// One Tablée per data folder. A lock file names the process that has it; that of a process which is gone is taken over.
// A number alone does not tell: numbers are given again, so the moment at which the process started is compared where /proc has it.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why the data folder cannot be used, in words for the terminal. */
export class FolderRefused extends Error {
	readonly code: 'folder-in-use' | 'folder-unusable' | 'catalogue-damaged';

	constructor(code: FolderRefused['code'], sentence: string, cause?: unknown) {
		super(sentence, { cause });
		this.name = 'FolderRefused';
		this.code = code;
	}
}

interface Owner {
	readonly pid: number;
	readonly started: string | null;
	/** Which folder was locked; null in a lock of an earlier version. A copy of the folder takes its lock along. */
	readonly folder: string | null;
}

const identityOf = (folder: string): string => {
	const { dev, ino } = statSync(folder);
	return `${dev}:${ino}`;
};

/** Ticks between the machine's start and the process's; null where there is no /proc. */
function startOf(pid: number): string | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null; // the name before it may hold anything
	} catch {
		return null;
	}
}

function isAlive({ pid, started }: Owner): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
	}
	const now = startOf(pid);
	return started === null || now === null || started === now;
}

function readOwner(text: string): Owner | null {
	try {
		const { pid, started, folder } = JSON.parse(text) as Partial<Owner>;
		if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return null;
		return {
			pid,
			started: typeof started === 'string' ? started : null,
			folder: typeof folder === 'string' ? folder : null
		};
	} catch {
		return null;
	}
}

const read = (path: string): string | null => {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return null;
	}
};

const writingMs = 5000;
/** A lock that says nothing: its owner is about to write it, or was killed before it could. */
const isBeingWritten = (path: string): boolean => {
	try {
		return Date.now() - statSync(path).mtimeMs < writingMs;
	} catch {
		return false;
	}
};

function take(path: string, text: string): boolean {
	try {
		writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw new FolderRefused('folder-unusable', `Impossible d’écrire ${path}.`, error);
	}
}

const inUse = (owner: Owner | null): FolderRefused =>
	new FolderRefused(
		'folder-in-use',
		`Ce dossier de données est déjà ouvert par une autre Tablée${owner ? ` (processus ${owner.pid})` : ''}. ` +
			`Arrêtez-la d’abord, ou choisissez un autre dossier avec DATA_DIR.`
	);

/** Two that find the same dead owner: the one whose rename moved something else puts it back and is refused. */
function clearStale(path: string, seen: string) {
	const aside = `${path}.${process.pid}`;
	try {
		renameSync(path, aside);
	} catch {
		return; // gone already
	}
	const moved = read(aside);
	if (moved !== seen && moved !== null) {
		take(path, moved);
		rmSync(aside, { force: true });
		throw inUse(readOwner(moved));
	}
	rmSync(aside, { force: true });
}

/** Takes the folder, or throws FolderRefused. The function returned lets it go; so does the end of the process. */
export function lockFolder(folder: string): () => void {
	const path = join(folder, 'lock');
	const here = identityOf(folder);
	const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), folder: here });
	for (let tries = 0; !take(path, mine); tries += 1) {
		const seen = read(path);
		if (seen === null) continue;
		const owner = readOwner(seen);
		const isCopied = owner !== null && owner.folder !== null && owner.folder !== here;
		const isTaken = owner ? !isCopied && isAlive(owner) : isBeingWritten(path);
		if (tries > 3 || isTaken) throw inUse(owner);
		clearStale(path, seen);
	}
	const release = () => {
		process.off('exit', release);
		if (read(path) === mine) rmSync(path, { force: true });
	};
	process.on('exit', release);
	return release;
}
