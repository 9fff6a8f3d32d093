// One evening in French, looked at on all surfaces together, at every size that people have: every control of each stage is whole in the
// window, large enough, uncovered and with its words; no text is cut off or broken within a word.
import { expect, test } from 'vitest';
import { everySize, faultsOfEvening } from '../../support/browser/measure/every-size.ts';

test('every stage fits every surface at every size', { timeout: 900_000 }, async () => {
	expect(await faultsOfEvening('fr', everySize)).toEqual([]);
});
