import { expect, test } from 'vitest';
import { arrivals, fileFaults } from '#api/meeting-file.ts';
import english from '#messages/en/staff.json' with { type: 'json' };
import french from '#messages/fr/staff.json' with { type: 'json' };

test.each([
	['French', french],
	['English', english]
])('L101 the page has a sentence for each answer of the server in %s', (_, words) => {
	const keys = [
		...arrivals.map((arrival) => `moving.${arrival}`),
		...fileFaults.map((fault) => `moving.why.${fault}`)
	];
	expect(keys.filter((key) => !(key in words))).toEqual([]);
});
