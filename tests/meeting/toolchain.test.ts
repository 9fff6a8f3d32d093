// Stands in until the first rule has its test; then it goes.
import { expect, test } from 'vitest';

test('the tests run on the pinned Node', () => {
	expect(process.versions.node.split('.')[0]).toBe('24');
});
