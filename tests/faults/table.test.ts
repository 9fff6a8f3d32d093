import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultRows, readmeWithTable } from '#scripts/fault-table.ts';

describe('the table of faults in the README', () => {
	it('is the one that the tests make (else: node scripts/fault-table.ts)', () => {
		const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
		expect(readme).toBe(readmeWithTable());
	});

	it('says of each test what was broken and what holds', () => {
		expect(faultRows().length).toBeGreaterThan(20);
		expect(faultRows().filter(({ fault, holds }) => fault === '' || holds === '')).toEqual([]);
	});
});
