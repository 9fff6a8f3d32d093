// A page's memory between two visits. If the browser's storage is full, the tab's storage takes it: that outlives a reload and has
// room of its own. If both refuse (private windows), it lasts as long as the page. A value that could not be written hides the value
// before it.
const inMemory = new Map<string, string | null>();
const lasting = (): Storage => localStorage;
const ofTab = (): Storage => sessionStorage;

function read(storage: () => Storage, key: string): string | null {
	try {
		return storage().getItem(key);
	} catch {
		return null;
	}
}

function put(storage: () => Storage, key: string, value: string | null): boolean {
	try {
		if (value === null) storage().removeItem(key);
		else storage().setItem(key, value);
		return true;
	} catch {
		return false;
	}
}

function keysOf(storage: () => Storage): readonly string[] {
	try {
		return Array.from(storage(), (_, index) => storage().key(index) ?? '');
	} catch {
		return [];
	}
}

const beginningWith = (keys: readonly string[], beginning: string): readonly string[] =>
	keys.filter((key) => key.startsWith(beginning));

/** The value in the browser's storage. Null if there is none, or if it cannot be read. */
export const stored = (key: string): string | null => read(lasting, key);

/** A value of null removes the entry. Returns false if the browser refuses. */
export const store = (key: string, value: string | null): boolean => put(lasting, key, value);

export function recall(key: string): string | null {
	const held = inMemory.get(key);
	return held === undefined ? (read(ofTab, key) ?? stored(key)) : held;
}

export function keep(key: string, value: string): void {
	const isStored = store(key, value);
	if (isStored) put(ofTab, key, null);
	if (isStored || put(ofTab, key, value)) inMemory.delete(key);
	else inMemory.set(key, value);
}

/** Keeps `value`. If there is no room, entries with one of these prefixes go one by one until there is, and only if that helps. */
export function keepBefore(lesser: readonly string[], key: string, value: string): void {
	const gone = new Map<string, string | null>();
	let fits = store(key, value);
	for (const each of lesser.flatMap((beginning) => beginningWith(keysOf(lasting), beginning))) {
		if (fits) break;
		gone.set(each, stored(each));
		store(each, null);
		fits = store(key, value);
	}
	if (fits) return;
	gone.forEach((text, each) => store(each, text));
	keep(key, value);
}

/** Whether a reload would leave it. */
export const isLasting = (key: string): boolean => !inMemory.has(key);

export function drop(key: string): void {
	const isGone = put(ofTab, key, null);
	if (store(key, null) && isGone) inMemory.delete(key);
	else inMemory.set(key, null);
}

export const keysThatBegin = (beginning: string): readonly string[] =>
	beginningWith([...new Set([...keysOf(lasting), ...keysOf(ofTab), ...inMemory.keys()])], beginning);

export const dropAll = (beginning: string): void => keysThatBegin(beginning).forEach(drop);
