// The Wi-Fi dies while a part of the phone's page is on its way. The page asks for the part again, and the person who waits sees it.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { see, tap } from '../support/browser/acts.ts';
import { openDevice, type Device } from '../support/browser/devices.ts';
import { DyingLine } from '../support/browser/dying-line.ts';
import { namedFiles } from '../support/browser/phone-files.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay, type ResidentSay } from '../support/browser/words.ts';

let party: Party;
let say: ResidentSay;
beforeAll(async () => {
	party = await Party.open();
	say = await residentSay('fr');
	await party.desk.do({ type: 'OpenDoors' });
});
afterAll(() => party.close());

type Phone = Device & { readonly line: DyingLine };

/** A phone whose line dies in the middle of these files, so many times for each. */
async function phoneOn(names: readonly string[], times: number): Promise<Phone> {
	const left = new Map(names.flatMap((name) => namedFiles().later[name] ?? []).map((file) => [file, times]));
	const line = await DyingLine.open(new URL(party.server.phones).hostname, (path) => {
		const n = left.get(path) ?? 0;
		left.set(path, n - 1);
		return n > 0;
	});
	onTestFinished(() => line.close());
	const device = await openDevice(party.browser, 'phone', { proxy: line.proxy });
	onTestFinished(() => device.context.close());
	return { ...device, line };
}

const showWall = (): Promise<void> => party.showWall('Le quai');
const showResult = async (): Promise<void> => {
	const vote = party.desk.view.votes[0]?.id ?? '';
	await party.desk.do({ type: 'OpenVote', vote });
	await party.desk.do({ type: 'CloseVote', vote, round: 1 });
};

test.each([
	['wall', showWall, 'wall.label'],
	['votes', showResult, 'vote.expression'],
	['record', () => party.desk.do({ type: 'ShowStage', stage: { kind: 'pause' } }), 'pause.text']
] as const)(
	'%s: its stage is shown although the line dies twice while it comes',
	async (part, show, words) => {
		await party.desk.do({ type: 'ShowStage', stage: { kind: 'welcome' } });
		const phone = await phoneOn([part, `${part}.fr`], 2);
		await phone.page.goto(`${party.server.phones}/#${party.key}`);
		await see(phone.page, say('ask.speak'));
		await show();
		await phone.page
			.getByText(say(words))
			.or(phone.page.getByLabel(say(words)))
			.first()
			.waitFor();
		expect(phone.line.deaths).toBeGreaterThanOrEqual(2);
		expect(phone.faults).toEqual([]);
	}
);

test('a window that was opened while the line dies comes, and so does the way in by a code', async () => {
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'welcome' } });
	const phone = await phoneOn(['sheets', 'ways'], 1);
	await phone.page.goto(party.server.phones);
	await phone.page.getByLabel(say('code.label')).waitFor();
	expect(phone.line.deaths).toBeGreaterThan(0);
	await phone.page.goto(`${party.server.phones}/#${party.key}`);
	await tap(phone.page, say('me.give'));
	await phone.page.getByRole('dialog').getByLabel(say('me.label')).waitFor();
	expect(phone.line.deaths).toBeGreaterThan(2);
});

test('a language that was chosen while the line dies is spoken once its words are here', async () => {
	const english = await residentSay('en');
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'welcome' } });
	const phone = await phoneOn(['resident.en'], 2);
	await phone.page.goto(`${party.server.phones}/#${party.key}`);
	await see(phone.page, say('ask.speak'));
	await phone.page.getByLabel(say('language.label')).selectOption('en');
	await see(phone.page, english('ask.speak'));
	expect(phone.line.deaths).toBeGreaterThanOrEqual(2);
	expect(phone.faults).toEqual([]);
});
