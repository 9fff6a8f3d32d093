// Who may send a command, and when. The rows are compared with a table that was written by hand.
import { describe, expect, it, test } from 'vitest';
import { commandRows, hostRows, type Command } from '#meeting/command.ts';
import { mayDo, outOfPhase } from '#meeting/may.ts';
import { bodies, types } from '#tests/support/hostile/bodies.ts';
import { allowedBy, mayTable, opensAtOnce, phases, senders } from '#tests/support/meeting/may-table.ts';

const all = Object.keys(commandRows) as Command['type'][];
/** For commands that only the server sends, the type is enough: their phases depend on nothing else. */
const each: readonly Command[] = [
	...types.map((type) => bodies[type]),
	...Object.keys(hostRows).map((type) => ({ type }) as Command)
];

test('M1 the table written by hand names every command once', () => {
	const named = mayTable.flatMap(({ commands }) => commands);
	expect(named.toSorted()).toEqual(all.toSorted());
});

describe.each(senders)('M1 %s', (role) => {
	it('M1 may send what the table written by hand gives that role, and nothing else', () => {
		const may = all.filter((type) => mayDo(role, type));
		expect(may).toEqual(all.filter((type) => allowedBy(type).who.includes(role)));
	});
});

describe.each(phases)('M2 %s', (phase) => {
	const isInPhase = (command: Command) => outOfPhase(phase, command) === null;

	it('M2 has the commands that the table written by hand gives that phase, and no other', () => {
		const here = each.filter(isInPhase).map(({ type }) => type);
		const wanted = each.filter(({ type }) => allowedBy(type).when.includes(phase));
		expect(here).toEqual(wanted.map(({ type }) => type));
	});

	it.each(opensAtOnce)('M2 opens at once while the doors are open alone: %s', (type) => {
		expect(isInPhase({ ...bodies[type], open: true })).toBe(phase === 'open');
	});
});
