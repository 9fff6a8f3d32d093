// A turned page reaches the screen and whoever comes later, and leaves no line in the journal.
import { expect, test } from 'vitest';
import { connect, newId, type Answer } from '../../support/client.ts';
import { openMeeting, resident } from '../../support/hall.ts';
import { startTestServer } from '../../support/server.ts';

const stage = { kind: 'readback' } as const;
const turn = (page: number) => ({ id: newId(), command: { type: 'TurnPage', stage, page } });

function accepted(answer: Answer): { readonly version: number } {
	if ('refused' in answer) throw new Error(answer.refused);
	return answer;
}

test('M30 a page that staff turn is on the screen, stays through its reload, and is in no journal', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const auth = { meeting: made.key, token: made.token, role: 'screen' } as const;
	const screen = await connect(server, auth);
	const { version: written } = accepted(await staff.send({ type: 'ShowStage', stage }));
	expect(await staff.raw(turn(2))).toEqual({ version: written });
	await screen.until(({ page }) => page.page === 2);
	screen.close();
	const again = await connect(server, auth);
	expect(again.view.page).toMatchObject({ page: 2, turns: false });
	expect(again.version?.journal).toBe(written);
	await staff.do({ type: 'ShowStage', stage: { kind: 'closing' } });
	await again.until(({ page }) => page.page === 1);
});

test('M30 a phone is not shown the page, and turns none', async () => {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	const phone = await resident(server, made);
	expect(phone.view).not.toHaveProperty('page');
	expect(await phone.raw(turn(2))).toEqual({ refused: 'not-allowed' });
});
