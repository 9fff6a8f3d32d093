// A choice is data of the kind of vote: the box of a secret vote gives back what was put in.
import { expect, test } from 'vitest';
import { oneHand } from '#meeting/vote/kinds/hands.ts';
import { kind } from '#meeting/vote/kinds/kind.ts';
import { kinds, voteKinds } from '#meeting/vote/kinds/kinds.ts';
import { countingOptions } from '#meeting/vote/kinds/counting-options.ts';
import { written } from '#meeting/vote/kinds/options.ts';
import { mostContentBytes } from '#server/store/slot.ts';
import { choiceOf } from '../../support/meeting/choices.ts';
import { meeting, openFiles } from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const labels = Array.from({ length: 12 }, (_, n) => `Choix ${n}`);

/** Everything in the order in which somebody would have it: the first of n counts n, the last 1. */
const ranking = kind({
	...written(['options'], (options) => options),
	...countingOptions,
	hands: oneHand,
	paper: ({ options }) => ({ boxes: options, fill: { by: 'numbers' } }),
	isGood: ({ options }, order) =>
		new Set(order).size === options.length && countingOptions.isGood({ options, max: 12 }, order),
	tally: ({ options }, orders) =>
		Object.fromEntries(
			options.map(({ id }) => [
				id,
				orders.reduce((sum, order) => sum + options.length - order.indexOf(id), 0)
			])
		)
});

test('V31 a secret order outlives a restart, and comes out of the box as it was given', async () => {
	const it = await openFiles();
	const box = 'vote-000001.1';
	const asked = { options: ranking.optionsOf(['Banc', 'Arbre', 'Lampe']), max: 3 };
	const orders: Readonly<Record<string, readonly string[]>> = {
		p1: ['c', 'a', 'b'],
		p2: ['b', 'c', 'a'],
		p3: ['c', 'b', 'a']
	};
	const voters = Object.keys(orders);
	await meetingStreams(it.store).openBox(meeting, box, 4);
	for (const [person, choice] of Object.entries(orders))
		await meetingStreams(it.store).seal(meeting, [{ box, owner: person, label: 0, content: choice }]);
	const store = await it.reopen();
	for (const voter of voters) {
		const [ballot] = (await meetingStreams(store).inBox(meeting, box, [voter])) ?? [];
		expect(ranking.read(asked, ballot?.content)).toEqual(orders[voter]);
	}
	const ballots = (await meetingStreams(store).inBox(meeting, box, voters)) ?? [];
	const read = ballots.map(({ content }) => ranking.read(asked, content));
	expect(ranking.tally(asked, read, null)).toEqual({ a: 4, b: 6, c: 8 });
});

test.each(voteKinds)('V31 the largest choice of the kind %s fits into the box', (name) => {
	const { optionsOf, mostOf } = kinds[name];
	const options = optionsOf(labels);
	const max = mostOf(options.length);
	for (let from = 0; from + max <= options.length; from += 1) {
		const all = options.slice(from, from + max).map(({ id }) => id);
		const choice = choiceOf(name, { options, max }, all);
		if (Array.isArray(choice)) expect(choice).toEqual(all);
		expect(Buffer.byteLength(JSON.stringify(choice))).toBeLessThanOrEqual(mostContentBytes);
	}
});
