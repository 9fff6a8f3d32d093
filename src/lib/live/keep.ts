// What a page keeps between two visits. Some browsers refuse storage (private windows, full disks): then it lasts as
// long as the page, and nothing else changes. What could not be written hides what was written before it.
const inMemory = new Map<string, string | null>();

/** What lies in the browser's storage; null also where it cannot be read. */
export function stored(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

/** Null: nothing is to lie there. False where the browser refuses. */
export function store(key: string, value: string | null): boolean {
	try {
		if (value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
		return true;
	} catch {
		return false;
	}
}

export function recall(key: string): string | null {
	const held = inMemory.get(key);
	return held === undefined ? stored(key) : held;
}

export const keep = (key: string, value: string): void => write(key, value);
export const drop = (key: string): void => write(key, null);

export const keysThatBegin = (beginning: string): readonly string[] =>
	[...new Set([...storedKeys(), ...inMemory.keys()])].filter((key) => key.startsWith(beginning));

export const dropAll = (beginning: string): void => keysThatBegin(beginning).forEach(drop);

function write(key: string, value: string | null): void {
	if (store(key, value)) inMemory.delete(key);
	else inMemory.set(key, value);
}

function storedKeys(): readonly string[] {
	try {
		return Array.from(localStorage, (_, index) => localStorage.key(index) ?? '');
	} catch {
		return [];
	}
}
