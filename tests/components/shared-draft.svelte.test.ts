// Two who write the same thing.
import { expect, test } from 'vitest';
import { SharedDraft } from '#ui/shared-draft.svelte.ts';

const before = { title: 'Le local', minutes: 15, note: '' };
const theirs = { title: 'Le local commun', minutes: 15, note: 'Clés chez Zoé' };

test('each keeps what they changed; of the same field the later one stands', () => {
	const draft = new SharedDraft({ ...before });
	expect(draft.over(theirs)).toEqual(theirs);
	draft.value.minutes = 20;
	expect(draft.over(theirs)).toEqual({ ...theirs, minutes: 20 });
	draft.value.title = 'Local';
	expect(draft.over(theirs)).toEqual({ ...theirs, minutes: 20, title: 'Local' });
});

test('what was taken is no change of mine any more; what was refused still is', async () => {
	const draft = new SharedDraft({ ...before });
	draft.value.minutes = 20;
	await draft.tell(Promise.resolve(null));
	expect(draft.over(theirs).minutes).toBe(20);
	await draft.tell(Promise.resolve('done'));
	expect(draft.over({ ...theirs, minutes: 30 }).minutes).toBe(30);
});
