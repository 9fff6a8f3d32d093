// Which process a lock file belongs to, and whether that process still lives. Its number alone does not tell, because the system gives
// numbers again. So the moment at which the process started is compared, if /proc knows it. Else only the lock's heartbeat tells.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

export interface Owner {
	readonly pid: number;
	readonly started: string | null;
	/** The folder that was locked, because a copy of the folder has a copy of the lock. Null in a lock of an earlier version. */
	readonly folder: string | null;
	/** The machine, because several can reach a folder on a network. Null in a lock of an earlier version. */
	readonly machine: string | null;
}

export const ownerHere = (folder: string): Owner => ({
	pid: process.pid,
	started: startOf(process.pid),
	folder,
	machine: hostname()
});

/** What /proc says of a process, from its state on. Null if there is no /proc, or no such process. */
function statOf(pid: number): string[] | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before it may contain anything, even a bracket
	} catch {
		return null;
	}
}

/** Ticks from the start of the machine to the start of the process. Null if there is no /proc. */
const startOf = (pid: number): string | null => statOf(pid)?.[19] ?? null;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function readOwner(text: string): Owner | null {
	try {
		const { pid, started, folder, machine } = JSON.parse(text) as Record<keyof Owner, unknown>;
		if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return null;
		return { pid, started: textOf(started), folder: textOf(folder), machine: textOf(machine) };
	} catch {
		return null;
	}
}

export function isRunning(pid: number): boolean {
	// A zombie: it has ended with all its threads, and its parent has not noticed yet.
	const stat = statOf(pid);
	if (stat?.[0] === 'Z' && stat[17] === '1') return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
	}
}

/** `unknown`: only the heartbeat of the lock can tell. */
export function lifeOf(owner: Owner, folder: string): 'alive' | 'gone' | 'unknown' {
	if (owner.machine !== null && owner.machine !== hostname()) return 'unknown';
	if (owner.folder !== null && owner.folder !== folder) return 'gone'; // this lock was copied
	if (!isRunning(owner.pid)) return 'gone';
	const now = startOf(owner.pid);
	if (owner.started === null || now === null) return 'unknown';
	return owner.started === now ? 'alive' : 'gone';
}
