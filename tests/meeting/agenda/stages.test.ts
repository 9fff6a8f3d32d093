import { expect, test } from 'vitest';
import type { Stage } from '#meeting/agenda/state.ts';
import { itemShown, stages, voteShown, wallShown } from '#meeting/agenda/stages.ts';
import { sources } from '../../support/architecture/source-files.ts';

const comparing =
	/[!=]== ?['"](?:welcome|readback|pause|closing)['"]|\bstage\??\.kind\s*[!=]==|[!=]== ?stage\.kind\b/i;

test('A15 no file compares a stage with a name', () => {
	const files = [...sources()].filter(([, text]) => comparing.test(text)).map(([file]) => file);
	expect(files.sort()).toEqual([
		'src/lib/components/laptop/agenda/StageRow.svelte', // with that of its row
		'src/lib/components/laptop/agenda/steps.ts', // one stage with another
		'src/lib/components/phone/announcement.ts' // the code of what was told before
	]);
});

test.each([`stage.kind === 'item'`, `view.stage?.kind !== kind`, `next.kind === 'readback'`])(
	'A15 a comparison is found: %s',
	(compared) => {
		expect(compared).toMatch(comparing);
	}
);

test('A15 what a stage shows is read from it', () => {
	const all: Stage[] = [
		{ kind: 'welcome' },
		{ kind: 'item', item: 'item-1' },
		{ kind: 'vote', vote: 'vote-1' },
		{ kind: 'wall', wall: 'wall-1' },
		{ kind: 'readback' },
		{ kind: 'pause' },
		{ kind: 'closing' }
	];
	expect(all.map(({ kind }) => kind)).toEqual(Object.keys(stages));
	expect(
		all.flatMap((stage) => [itemShown(stage), voteShown(stage), wallShown(stage)]).filter(Boolean)
	).toEqual(['item-1', 'vote-1', 'wall-1']);
});
