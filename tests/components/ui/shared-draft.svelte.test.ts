// Two people write the same text.
import { expect, test } from 'vitest';
import { SharedDraft } from '#ui/shared-draft.svelte.ts';

const before = { title: 'Le local', minutes: 15, note: '' };
const theirs = { title: 'Le local commun', minutes: 15, note: 'Clés chez Zoé' };

test('both writers keep what they changed; my value is sent for a field that both changed', () => {
	const draft = new SharedDraft({ ...before });
	expect(draft.over(theirs)).toEqual(theirs);
	draft.value.minutes = 20;
	expect(draft.over(theirs)).toEqual({ ...theirs, minutes: 20 });
	draft.value.title = 'Local';
	expect(draft.over(theirs)).toEqual({ ...theirs, minutes: 20, title: 'Local' });
});

test('a change that was taken is no longer mine; a change that was refused still is', async () => {
	const draft = new SharedDraft({ ...before });
	draft.value.minutes = 20;
	await draft.tell(Promise.resolve(null), () => before);
	expect(draft.over(theirs).minutes).toBe(20);
	await draft.tell(Promise.resolve('done'), () => theirs);
	expect(draft.over({ ...theirs, minutes: 30 }).minutes).toBe(30);
});

const texts = ['title', 'note'] as const;

test('words that both changed are shown until somebody says which ones stay', () => {
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

test('what I did not touch follows the room, also while my last change is on its way', async () => {
	const draft = new SharedDraft({ ...before });
	draft.value.title = 'Local';
	draft.follow(theirs);
	expect(draft.value).toEqual({ title: 'Local', minutes: 15, note: 'Clés chez Zoé' });
	const answer = Promise.withResolvers<string>();
	const told = draft.tell(answer.promise, () => ({ ...theirs, minutes: 30 }));
	draft.follow({ ...theirs, minutes: 30 });
	answer.resolve('done');
	await told;
	expect(draft.over(theirs)).toEqual(theirs);
	draft.follow({ ...theirs, title: 'Local', minutes: 30 });
	expect(draft.value).toEqual({ title: 'Local', minutes: 30, note: 'Clés chez Zoé' });
	draft.follow({ ...theirs, title: 'Le local' });
	expect(draft.value.title).toBe('Le local');
});

test('my change that comes back before its answer is nobody else’s, although I write on', async () => {
	const draft = new SharedDraft({ ...before });
	draft.value.title = 'Local';
	const answer = Promise.withResolvers<string>();
	const told = draft.tell(answer.promise, () => ({ ...before, title: 'Local' }));
	draft.value.title = 'Local à vélos';
	draft.follow({ ...before, title: 'Local' });
	expect(draft.clashes({ ...before, title: 'Local' }, texts)).toEqual([]);
	expect(draft.clashes({ ...before, title: 'Quai' }, texts)).toEqual(['title']);
	answer.resolve('done');
	await told;
	expect(draft.clashes({ ...before, title: 'Local' }, texts)).toEqual([]);
});

test('numbers that both changed are shown as well', () => {
	const draft = new SharedDraft({ ...before });
	draft.value.minutes = 20;
	expect(draft.clashes({ ...before, minutes: 30 }, ['minutes'])).toEqual(['minutes']);
});

test('in a field that is kept exactly, spaces make a difference', () => {
	const [tidied, exact] = [new SharedDraft({ ssid: 'Salle' }), new SharedDraft({ ssid: 'Salle' }, 'exact')];
	for (const draft of [tidied, exact]) draft.value.ssid = 'Salle des fêtes';
	const now = { ssid: 'Salle  des fêtes' };
	expect([tidied, exact].map((draft) => draft.clashes(now, ['ssid']))).toEqual([[], ['ssid']]);
});
