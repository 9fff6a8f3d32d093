// One evening of a table de quartier, from the private link to the corrected minutes: a laptop, a projector, two phones
// in a hall of their own, and a card. The tests are its hours: each begins where the one before it ended.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { after } from './evening/after.ts';
import { before } from './evening/before.ts';
import { deciding } from './evening/deciding.ts';
import { speaking } from './evening/speaking.ts';
import { Cast } from '../support/browser/cast.ts';

let cast: Cast;
let isBroken = false;
beforeAll(async () => {
	cast = await Cast.gather();
});
afterAll(() => cast.leave());
beforeEach(({ skip, onTestFailed, task }) => {
	skip(isBroken, 'an hour before it failed');
	onTestFailed(() => {
		isBroken = true;
		return cast.photograph(task.name);
	});
});

for (const hours of [before, speaking, deciding, after]) hours(() => cast);
