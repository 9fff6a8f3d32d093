// What a page keeps between two visits. Some browsers refuse storage (private windows, full disks): then it lasts as
// long as the page, and nothing else changes.
const inMemory = new Map<string, string>();

export function recall(key: string): string | null {
	try {
		return localStorage.getItem(key) ?? inMemory.get(key) ?? null;
	} catch {
		return inMemory.get(key) ?? null;
	}
}

export function keep(key: string, value: string): void {
	try {
		localStorage.setItem(key, value);
	} catch {
		inMemory.set(key, value);
	}
}

/** All that begins so. */
export function dropAll(beginning: string): void {
	try {
		for (const key of Object.keys(localStorage)) if (key.startsWith(beginning)) drop(key);
	} catch {
		// Nothing was ever written.
	}
}

export function drop(key: string): void {
	inMemory.delete(key);
	try {
		localStorage.removeItem(key);
	} catch {
		// Never written either.
	}
}
