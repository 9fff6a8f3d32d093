// Residents come with iPhones and Firefox, too. Each engine walks a resident’s path, loses the network and comes back, and takes one look
// at the screen and at the laptop. The other tests drive Chromium.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Size } from '../support/engines/engine.ts';
import { openFirefox } from '../support/engines/firefox.ts';
import { Visitor } from '../support/engines/visitor.ts';
import { openWebKit } from '../support/engines/webkit.ts';
import { askForOrAgainst } from '../support/hall.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay, staffSay } from '../support/browser/words.ts';

const engines = { WebKit: openWebKit, Firefox: openFirefox };
const sizes = {
	phone: { width: 360, height: 640 },
	laptop: { width: 1366, height: 768 },
	screen: { width: 1024, height: 768 }
} as const satisfies Record<string, Size>;
const pictures = resolve(import.meta.dirname, '../../test-results/engines');

/** Runs in the page: what it keeps because the server has not acknowledged it. */
const unsent = (): string =>
	Object.entries(localStorage)
		.filter(([key]) => key.startsWith('tablee.outbox.'))
		.map(([, kept]) => String(kept))
		.join();

describe.each(Object.entries(engines))('%s', (name, openEngine) => {
	let party: Party;
	let engine: Awaited<ReturnType<typeof openEngine>>;
	beforeAll(async () => {
		mkdirSync(pictures, { recursive: true });
		party = await Party.open();
		engine = await openEngine(party.hall.inside);
		await party.desk.do({ type: 'OpenDoors' });
	});
	afterAll(async () => {
		await engine.close();
		await party.close();
	});

	const visit = async (kind: keyof typeof sizes, url: string): Promise<Visitor> => {
		const visitor = new Visitor(await engine.open(sizes[kind]));
		await visitor.speak('fr', party.server.phones);
		await visitor.tab.go(url);
		return visitor;
	};
	const look = async (visitor: Visitor, at: string): Promise<void> =>
		writeFileSync(resolve(pictures, `${name}-${at}.png`), await visitor.tab.picture());

	test('a resident comes in by the QR, asks to speak, votes, posts an idea, loses the network and comes back', async () => {
		const { desk, hall, server, key } = party;
		const say = await residentSay('fr');
		const item = desk.view.agenda[0]?.id ?? '';
		await desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
		const amina = await visit('phone', `${server.phones}/#${key}`);
		await amina.press(say('ask.speak'));
		await amina.see(say('ask.withdraw'));
		await look(amina, 'waiting');
		await desk.until((view) => view.turns.length === 1);

		const vote = desk.view.votes[0]?.id ?? '';
		await desk.do({ type: 'OpenVote', vote });
		hall.plug(false);
		await amina.see(say('lost.line'));
		await amina.press(say('vote.choice.for'));
		await amina.see(say('answer.kept'));
		await look(amina, 'lost');
		hall.plug(true);
		await amina.see(say('answer.ballot'));
		await look(amina, 'voted');
		await amina.press(say('vote.choice.against'));
		// Until it is acknowledged the phone keeps what was chosen, and shows it after a reload.
		await expect.poll(() => amina.tab.read(unsent, '')).not.toContain('against');
		await amina.tab.reload();
		await amina.see(say('vote.voted'));
		await desk.do({ type: 'CloseVote', vote, round: 1 });
		expect((await desk.until((view) => view.votes[0]?.state === 'closed')).votes[0]?.answered).toBe(1);

		const wall = await desk.do({
			type: 'PrepareWall',
			item,
			prompt: 'Que changer ?',
			review: false,
			open: true
		});
		await desk.do({ type: 'ShowStage', stage: { kind: 'wall', wall } });
		await amina.fill(say('wall.label'), 'Une lampe au bas de la tour');
		await amina.press(say('wall.send'));
		await amina.see(say('answer.idea'));
		await look(amina, 'idea');
		const { ideas } = await desk.until((view) => view.ideas.length > 0);
		expect(ideas.map(({ words }) => words)).toEqual(['Une lampe au bas de la tour']);
	});

	test('a resident comes in by typing the code of the screen', async () => {
		const say = await residentSay('fr');
		const bruno = await visit('phone', `${party.server.phones}/`);
		await bruno.fill(say('code.label'), party.desk.view.hall.code ?? '');
		await bruno.press(say('code.send'));
		await bruno.see(say('ask.speak'));
	});

	test('the screen and the laptop show what happens', async () => {
		const { desk } = party;
		const say = await staffSay('fr');
		const [screen, laptop] = [
			await visit('screen', await party.link('screen')),
			await visit('laptop', await party.link('facilitator'))
		];
		const item = desk.view.agenda[0]?.id ?? '';
		const question = 'On garde le jardin ouvert le soir ?';
		await askForOrAgainst(desk, item, { question });
		for (const page of [screen, laptop]) await page.see(question);
		await look(screen, 'screen');
		await look(laptop, 'laptop');
		await laptop.press(say('vote.close'));
		await desk.until(({ votes }) => votes.every(({ state }) => state !== 'open'));
	});
});
