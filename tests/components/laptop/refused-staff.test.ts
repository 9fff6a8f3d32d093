// What a refusal says to staff, and on the screen in the room.
import { beforeAll, describe, expect, test } from 'vitest';
import { Language, type StaffLanguage } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { noScreen, noWay, refusedToStaff } from '#i18n/refused-staff.ts';
import type { RefusalCode } from '#meeting/frame.ts';
import refusals from '../../../messages/fr/refusals.json' with { type: 'json' };

const codes = Object.keys(refusals) as RefusalCode[];
let t: StaffLanguage['t'];
beforeAll(async () => {
	({ t } = await Language.load(staffParts));
});

test('no refusal tells the facilitator to ask the facilitator', () => {
	for (const code of codes) {
		expect(refusedToStaff(t, code), code).not.toMatch(/animation|code affiché|^refused/);
		expect(noWay(t, code).title, code).not.toMatch(/animation/);
	}
});

test('a damaged meeting says what is wrong, and where to see what is left of it', () => {
	const { title, how } = noWay(t, 'damaged');
	expect(title).toContain('Le fichier de cette séance est abîmé');
	expect(how).toMatch(/Mes tables et séances.*ce qui reste/);
});

describe('the screen of the room', () => {
	test.each(['damaged', 'unknown', 'full', 'too-fast'] as const)(
		'the screen refused as %s does not blame a link that is good',
		(code) => {
			const { title, how = '' } = noScreen(t, code);
			expect(title + how).not.toMatch(/lien/);
		}
	);
	test.each(['link-revoked', 'not-allowed'] as const)(
		'the screen refused as %s asks for its link',
		(code) => {
			expect(noScreen(t, code).how).toContain('lien');
		}
	);
});
