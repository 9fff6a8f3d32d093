// Open fields, while somebody else may change the same texts.
import { expect, test } from 'vitest';
import { SharedFields } from '#ui/shared-fields.svelte.ts';

/** A name that a room keeps. `answer` says what became of the text that was sent last. */
function room() {
	let name = $state.raw('Bancs');
	const sent: { mine: string; seen: string }[] = [];
	let answer = Promise.withResolvers<object | null>();
	const fields = new SharedFields(() => ({ name }), ['name']);
	const keep = () =>
		fields.keep((mine, seen) => {
			sent.push({ mine: mine.name, seen: seen.name });
			answer = Promise.withResolvers();
			return answer.promise;
		});
	return {
		fields,
		sent,
		keep,
		is: (next: string) => (name = next),
		answer: (taken: boolean) => answer.resolve(taken ? {} : null)
	};
}

test('the fields follow the room until somebody types', () => {
	const { fields, is } = room();
	is('Sièges');
	expect(fields.value.name).toBe('Sièges');
	fields.write({ name: 'Bancs de bois' });
	is('Assises');
	expect(fields.value.name).toBe('Bancs de bois');
});

test('what somebody else changed meanwhile is asked about, and never replaced without asking', async () => {
	const { fields, is, keep, sent, answer } = room();
	fields.write({ name: 'Bancs de bois' });
	is('Assises');
	await keep();
	expect([sent, fields.draft?.clashes(fields.theirs, ['name'])]).toEqual([[], ['name']]);
	fields.draft?.insist(fields.theirs, ['name']);
	const kept = keep();
	answer(true);
	await kept;
	expect(sent).toEqual([{ mine: 'Bancs de bois', seen: 'Assises' }]);
});

test('once the other text is kept, the fields follow the room again', async () => {
	const { fields, is, keep, sent } = room();
	fields.write({ name: 'Bancs de bois' });
	is('Assises');
	fields.draft?.yieldTo(fields.theirs, ['name']);
	await keep();
	is('Sièges');
	expect([sent, fields.value.name]).toEqual([[], 'Sièges']);
});

test('a refused text stays in its field', async () => {
	const { fields, keep, answer, is } = room();
	fields.write({ name: 'Bancs de bois' });
	const kept = keep();
	answer(false);
	await kept;
	is('Assises');
	expect([fields.value.name, fields.draft?.clashes(fields.theirs, ['name'])]).toEqual([
		'Bancs de bois',
		['name']
	]);
});

test('what is typed while the first text is on its way is sent after it, against what was seen by then', async () => {
	const { fields, keep, sent, answer, is } = room();
	fields.write({ name: 'Bancs de' });
	const first = keep();
	fields.write({ name: 'Bancs de bois' });
	void keep();
	expect(sent).toHaveLength(1);
	answer(true);
	await expect.poll(() => sent.length).toBe(2);
	answer(true);
	await first;
	expect(sent[1]).toEqual({ mine: 'Bancs de bois', seen: 'Bancs de' });
	// The answer came before the view with the change.
	expect(fields.value.name).toBe('Bancs de bois');
	is('Bancs de bois');
	is('Sièges');
	expect(fields.value.name).toBe('Sièges');
});

test('a field in which nobody types follows the room and asks nothing, while somebody types in another one', async () => {
	let now = $state.raw({ ssid: 'Salle', password: 'oliviers' });
	const fields = new SharedFields(() => now, ['ssid', 'password'], 'exact');
	fields.write({ ssid: 'Cour' });
	now = { ssid: 'Salle', password: 'ensemble' };
	expect(fields.value).toEqual({ ssid: 'Cour', password: 'ensemble' });
	fields.write({ password: 'ensemble!' });
	expect(fields.isAsking).toBe(false);
	await fields.keep(() => Promise.resolve({}));
	expect([fields.draft, fields.value]).toEqual([null, { ssid: 'Cour', password: 'ensemble!' }]);
	fields.write({ ssid: 'Cour ' });
	now = { ssid: 'Cour  ', password: 'ensemble!' };
	expect(fields.isAsking).toBe(true);
});
