// Lines to a kind of stream that is no meeting, with a client that imports nothing of ours.
import { describe, expect, test } from 'vitest';
import { bareId } from '../../support/bare-client.ts';
import { keepersToken } from '../../support/loans/door.ts';
import { borrow, openShelves, serveShelf, shelf, shelvesIn } from '../../support/loans/rooms.ts';

const visitorsToken = 'token-of-a-visitor-000001';

async function open() {
	const store = await openShelves();
	await shelvesIn(store).create(shelf);
	return serveShelf(store);
}

describe('L122 a line to another kind of stream', () => {
	test('L122 whoever comes in is shown their view, and what they send is answered once and shown to everybody', async () => {
		const { line } = await open();
		const keeper = await line(keepersToken, 'keeper');
		const visitor = await line(visitorsToken, 'visitor');
		expect([visitor.view, visitor.mine]).toEqual([{ loans: [], here: null }, { tools: [] }]);
		await keeper.until(({ here }) => here === 1);
		const loan = bareId();
		const answers = await Promise.all([
			visitor.send(loan, borrow('Scie')),
			visitor.send(loan, borrow('Scie'))
		]);
		expect(answers).toEqual([{ version: 1 }, { version: 1 }]);
		await keeper.until(({ loans }) => JSON.stringify(loans).includes('Zora de Scie'));
		await visitor.until((_, { tools }) => JSON.stringify(tools) === '["Scie"]');
		expect(JSON.stringify(visitor.messages)).not.toContain('Zora');
		expect(await visitor.send(bareId(), borrow('Scie'))).toEqual({ refused: 'not-there' });
		expect(await visitor.send(bareId(), { type: 'Nothing' })).toEqual({ refused: 'bad-command' });
	});

	test('L122 whoever may not come in is told why', async () => {
		const { line } = await open();
		await expect(line(visitorsToken, 'keeper')).rejects.toThrow('not-allowed');
		await expect(line(visitorsToken, 'facilitator')).rejects.toThrow('bad-command');
		await expect(line('short', 'visitor')).rejects.toThrow('bad-command');
		await expect(line(visitorsToken, 'visitor', { shelf: 'shelf-000009' })).rejects.toThrow('unknown');
		await expect(line(visitorsToken, 'visitor', { shelf: null, meeting: shelf })).rejects.toThrow(
			'bad-command'
		);
	});

	test('L122 a device that comes back gets what it has not seen', async () => {
		const { line } = await open();
		const keeper = await line(keepersToken, 'keeper');
		const first = await line(visitorsToken, 'visitor');
		await keeper.send(bareId(), borrow('Scie'));
		await first.until(({ loans }) => JSON.stringify(loans).includes('Scie'));
		first.close();
		await keeper.send(bareId(), borrow('Pince'));
		await keeper.until(({ loans }) => JSON.stringify(loans).includes('Pince'));
		const back = await line(visitorsToken, 'visitor', { have: first.version });
		expect(back.messages[0]?.full).toBeUndefined();
		const [patches] = back.messages.map((message) => JSON.stringify(message.patches));
		expect(patches).toContain('Pince');
		expect(patches).not.toContain('Scie');
	});

	test('L122 a pass that is revoked closes its lines and no others, and whoever comes back by it is told why', async () => {
		const { line, revoke, rooms } = await open();
		await line(keepersToken, 'keeper');
		await line(visitorsToken, 'visitor');
		const { broadcast } = await rooms.open({ id: shelf });
		revoke('visitor', visitorsToken);
		await expect.poll(() => broadcast.connections.devicesIn('keeper', 'visitor').size).toBe(1);
		expect(broadcast.connections.has('keepers')).toBe(true);
		await expect(line(visitorsToken, 'visitor')).rejects.toThrow('link-revoked');
	});
});
