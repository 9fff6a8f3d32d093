// After: read back, closed, read by everybody, corrected.
import { expect, test } from 'vitest';
import { button, closed, fill, miss, opened, press, see, seeInOrder } from '../../support/browser/acts.ts';
import type { Cast } from '../../support/browser/cast.ts';
import { madeMinutes } from '../../support/browser/minutes.ts';
import { minutesFiles } from '#api/minutes-files.ts';
import { title } from './title.ts';

const happened = [
	title,
	'La météo du jour',
	'Ma mère ne descend plus depuis trois semaines.',
	'Rassembler les dates des pannes',
	'avant le 15 mars',
	'Claire Martin',
	'Il faut bloquer les charges',
	'Bloquer les charges mettrait des voisins en difficulté',
	'Une rampe à l’entrée',
	'La place',
	'De la lumière sur la place',
	'Des bancs devant l’école',
	'On demande la rampe au bailleur'
];

export function after(cast: () => Cast): void {
	test('the read-back, the closing, and the minutes in the hands of the phones', async () => {
		const { laptop, amina, bruno, screen } = cast();
		await press(laptop, /^On relit ensemble/);
		await seeInOrder(screen, ['On relit ensemble', 'On demande la rampe au bailleur']);
		await see(bruno, 'On demande la rampe au bailleur');
		await laptop.keyboard.press('PageDown');
		await see(screen, 'Merci à toutes et à tous');
		await press(laptop, 'Terminer la séance');
		const closing = await opened(laptop, 'Terminer la séance ?');
		await see(closing, 'la parole en cours s’arrête');
		await see(closing, '2 demandes de parole sont closes');
		await press(closing, 'Terminer la séance');
		for (const phone of [amina, bruno]) await see(phone, 'La séance est terminée. Merci !');
		await see(amina.getByRole('main'), 'Lire le compte rendu');
		await see(screen, 'La séance est terminée');
	});

	test('the minutes hold what happened and no resident’s name, without JavaScript and in every format', async () => {
		const page = await cast().reader();
		await madeMinutes(cast().server, await cast().read());
		await page.goto(cast().server.phones + (await cast().minutesPath()));
		const read = (await page.locator('body').innerText()).replace(/\s+/gu, ' ');
		for (const words of [
			...happened,
			'Tour 1',
			'Tour 2',
			'5 personnes ont répondu',
			'Expression de la réunion, pas une élection'
		])
			expect(read).toContain(words);
		expect(read).not.toContain('Amina');
		expect(read).not.toContain('Une idée à reprendre');
		for (const format of minutesFiles) {
			const text = await cast().download(format);
			const told = format === 'ics' ? [] : happened; // the calendar has days alone
			for (const words of told) expect(text.replace(/\s+/gu, ' '), format).toContain(words);
			expect(text, format).not.toContain('Amina');
		}
		const file = await cast().download('html');
		expect(file.match(/(?:src|href)="(?!#|data:)[^"]*"/g) ?? []).toEqual([]);
	});

	test('reopening to correct is an act of its own, written with its reason', async () => {
		const { laptop, amina } = cast();
		await press(laptop, 'Rouvrir pour corriger');
		const reopening = await opened(laptop, 'Corriger le compte rendu');
		await fill(reopening, 'Pourquoi ?', 'La date était fausse');
		await press(reopening, 'Rouvrir pour corriger');
		await see(amina, 'Le compte rendu est en correction.');
		await press(laptop, /Rassembler les dates des pannes/);
		const entry = await opened(laptop, 'Un élément du compte rendu');
		await fill(entry, 'Pour quand ?', 'avant le 30 mars');
		await entry.getByLabel('Pour quand ?').press('Tab');
		await see(entry, 'corrigé');
		await closed(entry);
		await press(laptop, 'Fin des corrections');
		await miss(amina, 'Le compte rendu est en correction.');
		const page = await cast().reader();
		await madeMinutes(cast().server, await cast().read());
		await page.goto(cast().server.phones + (await cast().minutesPath()));
		await see(page, /Compte rendu rouvert le .+ Motif : La date était fausse/);
		await see(page, /texte corrigé/);
		expect(await page.locator('body').innerText()).toContain('avant le 30 mars');
		expect(await button(laptop, 'Rouvrir pour corriger').isVisible()).toBe(true);
		expect(cast().faults).toEqual([]);
		expect(cast().strangers).toEqual([]);
	});
}
