// Two who write the same thing.
import { expect, test } from 'vitest';
import { SharedDraft } from '#ui/shared-draft.svelte.ts';

const before = { title: 'Le local', minutes: 15, note: '' };
const theirs = { title: 'Le local commun', minutes: 15, note: 'Clés chez Zoé' };

test('each keeps what they changed; of the same field mine is sent', () => {
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
	await draft.tell(Promise.resolve(null), () => before);
	expect(draft.over(theirs).minutes).toBe(20);
	await draft.tell(Promise.resolve('done'), () => theirs);
	expect(draft.over({ ...theirs, minutes: 30 }).minutes).toBe(30);
});

const texts = ['title', 'note'] as const;

test('words that both changed are told, until it is said which ones stay', () => {
	const draft = new SharedDraft({ ...before });
	expect(draft.clashes(theirs, texts)).toEqual([]);
	draft.value.minutes = 20;
	expect(draft.clashes({ ...theirs, minutes: 30 }, texts)).toEqual([]);
	draft.value.title = 'Local';
	expect(draft.clashes(theirs, texts)).toEqual(['title']);
	draft.insist(theirs, texts);
	expect([draft.clashes(theirs, texts), draft.over(theirs).title]).toEqual([[], 'Local']);
	expect(draft.clashes({ ...theirs, title: 'Le local à vélos' }, texts)).toEqual(['title']);
	draft.yieldTo(theirs, texts);
	expect([draft.clashes(theirs, texts), draft.value.title]).toEqual([[], theirs.title]);
});

test('what the room made of my own words is nobody else’s change', async () => {
	const draft = new SharedDraft({ ...before });
	draft.value.title = ' « Le  local » ';
	const kept = { ...before, title: 'Le local !' };
	await draft.tell(Promise.resolve('done'), () => kept);
	draft.value.title = 'Le local commun';
	expect(draft.clashes(kept, texts)).toEqual([]);
	const late = new SharedDraft({ ...before, title: 'Local' });
	late.value.title = ' Le  local ';
	await late.tell(Promise.resolve('done'), () => ({ ...before, title: 'Local' }));
	late.value.title = 'Le local commun';
	expect(late.clashes({ ...before, title: 'Le local' }, texts)).toEqual([]);
});
