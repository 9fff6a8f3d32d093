// Every leaf of a plain value, with its path and the way there, and a copy of the value with one leaf replaced.
export interface Leaf {
	/** `*` for the keys of records named in `records`, `[]` for places in lists. */
	readonly path: string;
	/** The keys of records on the way. */
	readonly ids: readonly string[];
	readonly way: readonly string[];
	readonly value: string | number | boolean | null;
}

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null;
const isLeaf = (value: unknown): value is Leaf['value'] => value === null || !isPlain(value);

export function leavesOf(value: unknown, records: ReadonlySet<string>): Leaf[] {
	const found: Leaf[] = [];
	const walk = (node: unknown, path: string, ids: readonly string[], way: readonly string[]): void => {
		if (isLeaf(node)) {
			found.push({ path, ids, way, value: node });
			return;
		}
		const isRecord = records.has(path);
		for (const [key, child] of Object.entries(node as Plain)) {
			const step = Array.isArray(node) ? '[]' : isRecord ? '*' : key;
			if (isRecord) found.push({ path: `${path}.{key}`, ids: [...ids, key], way: [...way, key], value: key });
			walk(child, path === '' ? step : `${path}.${step}`, isRecord ? [...ids, key] : ids, [...way, key]);
		}
	};
	walk(value, '', [], []);
	return found;
}

/** The value with that one leaf replaced; the rest is shared. */
export function withLeaf<T>(value: T, way: readonly string[], leaf: unknown): T {
	const [step, ...rest] = way;
	if (step === undefined) return leaf as T;
	if (Array.isArray(value)) {
		const copy: unknown[] = [...(value as unknown[])];
		copy[Number(step)] = withLeaf(copy[Number(step)], rest, leaf);
		return copy as T;
	}
	const plain = value as Plain;
	return { ...plain, [step]: withLeaf(plain[step], rest, leaf) } as T;
}
