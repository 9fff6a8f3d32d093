import { expect, test } from 'vitest';
import { Copies, folding, withEntry, withoutEntry } from '#stream/growth.ts';

test.each(['__proto__', 'constructor'])(
	'a record that grows in place keeps an entry called %s as its own',
	(key) => {
		const record = folding(new Copies(), () => withEntry(withEntry({}, 'first', 1), key, 2));
		expect(Object.entries(record)).toEqual([
			['first', 1],
			[key, 2]
		]);
		expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
		expect(Object.entries(withoutEntry(record, key))).toEqual([['first', 1]]);
	}
);
