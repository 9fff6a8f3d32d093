// Stores that fail on purpose: a real one, except where the test overrides it. Other things of ours are watched in the same way.
import { StoreFailure, type Store } from '#server/store/store.ts';

/** The thing itself, with these members replaced. */
export function overlay<T extends object>(thing: T, parts: Partial<T>): T {
	return new Proxy(thing, {
		get(target, name) {
			const own: unknown = Reflect.get(parts, name) ?? Reflect.get(target, name);
			return typeof own === 'function' ? (own.bind(target) as unknown) : own;
		}
	});
}

/** A disk that can be told to refuse what is appended. */
export class Disk {
	refuses: 'nothing' | 'once' | 'full' | 'for-good' = 'nothing';
	/** The meetings that it refuses. An empty list means all. */
	readonly only = new Set<string>();

	around = (store: Store): Store =>
		overlay(store, {
			append: async (meeting, expected, lines) => {
				const concerned = this.only.size === 0 || this.only.has(meeting);
				if (this.refuses === 'nothing' || !concerned) return store.append(meeting, expected, lines);
				const isLasting = this.refuses === 'for-good';
				if (this.refuses === 'once') this.refuses = 'nothing';
				const cause = Object.assign(new Error('the test has no room'), { code: 'ENOSPC' });
				throw new StoreFailure('the test refuses', isLasting, this.refuses === 'full' ? cause : undefined);
			}
		});
}
