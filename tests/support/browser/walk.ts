// One meeting through every stage. The desk moves it, and the watched phone plays its own part by its buttons. After each step, the
// surfaces stand still at a stage, so that the test can look at them.
import type { Page } from 'playwright-core';
import { see } from './acts.ts';
import type { Party } from './party.ts';
import { arriving } from './walk/arriving.ts';
import { ending } from './walk/ending.ts';
import { ideas } from './walk/ideas.ts';
import { Mover, type Step } from './walk/mover.ts';
import { speaking } from './walk/speaking.ts';
import { voting } from './walk/voting.ts';
import { residentSay, staffSay } from './words.ts';

export interface Surfaces {
	readonly phone: Page;
	/** The surfaces that show the stage or its copy: laptop, scribe, projector. */
	readonly room: readonly Page[];
}

async function take({ happens, phone, room }: Step, surfaces: Surfaces): Promise<void> {
	await happens();
	if (phone !== undefined) await shows(surfaces.phone, phone);
	if (room !== undefined) for (const page of surfaces.room) await shows(page, room);
}

/** If the stage does not come, the error says what is there instead. */
async function shows(page: Page, text: string | RegExp): Promise<void> {
	await see(page, text).catch(async (error: unknown) => {
		const instead = (await page.locator('body').innerText()).replace(/\s+/gu, ' ');
		throw new Error(`${page.url()} shows: ${instead}`, { cause: error });
	});
}

/** Yields the name of each stage once every surface shows it. */
export async function* walk(party: Party, surfaces: Surfaces): AsyncGenerator<string> {
	const says = { resident: await residentSay(party.language), staff: await staffSay(party.language) };
	const mover = new Mover(party, surfaces.phone, says);
	const steps = [arriving, speaking, voting, ideas, ending].flatMap((topic) => topic(mover));
	for (const step of steps) {
		await take(step, surfaces).catch((error: unknown) => {
			throw new Error(`at stage "${step.name}"`, { cause: error });
		});
		yield step.name;
	}
}
