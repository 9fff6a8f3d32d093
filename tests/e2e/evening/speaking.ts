// Speaking: hands, turns, notes, and people who come back after their line was cut.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fill, key, miss, opened, press, see, seeInOrder, tap } from '../../support/browser/acts.ts';
import type { Cast } from '../../support/browser/cast.ts';

/** As its owner reads it. */
const signOf = (phone: Page): Promise<string> => phone.locator('header strong').innerText();
const lowered = (sign: string): string => sign.charAt(0).toLowerCase() + sign.slice(1);

export function speaking(cast: () => Cast): void {
	test('hands from two phones and a card: order and reasons on the screen, the rank on the phones', async () => {
		const { laptop, amina, bruno, screen } = cast();
		await press(laptop.getByRole('list', { name: 'Ordre du jour' }), /^Depuis la dernière fois/);
		await see(screen, 'La parole est libre');
		await tap(amina, 'Je demande la parole');
		await see(amina, 'C’est bientôt à vous');
		await tap(bruno, 'Je demande la parole');
		await see(bruno, /Vous êtes 2/);
		await see(bruno, 'C’est votre première prise de parole.');
		const clicks = await cast().countClicks(async () => {
			await press(laptop, 'Ajouter une main');
			await press(await opened(laptop, 'Ajouter une main'), 'Carte 1');
		});
		expect(clicks).toBeLessThanOrEqual(3);
		await seeInOrder(screen, [
			'Ensuite',
			'Amina',
			'n’a pas encore parlé',
			await signOf(bruno),
			'n’a pas encore parlé',
			'Carte 1'
		]);
	});

	test('next, timer, pause, and undo of next', async () => {
		const { laptop, amina, bruno, screen } = cast();
		await press(laptop, 'Suivant : Amina');
		await see(screen, /^Amina.* parle$/);
		await see(amina, 'C’est à vous');
		await see(amina, /^Encore (2 min|1 min)/);
		await see(bruno, 'Votre place est gardée.');
		await press(laptop, /^Pause\s*T?$/);
		await see(amina, 'Le temps est arrêté.');
		await see(screen, 'Le temps est arrêté');
		await press(laptop, 'Reprendre');
		await miss(amina, 'Le temps est arrêté.');
		await press(laptop, `Suivant : ${lowered(await signOf(bruno))}`);
		await see(bruno, 'C’est à vous');
		await see(laptop, 'La parole passe.'); // the laptop knows by then what there is to take back
		await key(laptop, 'z');
		await see(amina, 'C’est à vous');
		await see(bruno, 'C’est bientôt à vous');
		await see(screen, /^Amina.* parle$/);
		await press(laptop, `Suivant : ${lowered(await signOf(bruno))}`);
		await see(bruno, 'C’est à vous');
		await see(screen, '1 sur 3');
		await tap(bruno, 'J’ai fini');
		await press(laptop, 'Suivant : carte 1');
		await see(screen, 'Carte 1 parle');
	});

	test('what is said is captured as it is said; the draft survives a reload', async () => {
		const { laptop } = cast();
		await key(laptop, 'q');
		await laptop.keyboard.type('Ma mère ne descend plus');
		await laptop.reload();
		const line = laptop.getByLabel('Ce qui se dit');
		await expect.poll(() => line.inputValue()).toBe('Ma mère ne descend plus');
		await line.fill('Ma mère ne descend plus depuis trois semaines.');
		await line.press('Enter');
		await see(laptop, '« Ma mère ne descend plus depuis trois semaines. »');

		await cast().capture('Action', 'Rassembler les dates des pannes', async () => {
			await laptop.getByLabel('Qui ?').selectOption('Carte 1');
			await fill(laptop, 'Pour quand ?', 'avant le 15 mars');
		});
		await cast().capture('Engagement', 'Une réponse écrite sous quinze jours', async () => {
			await laptop.getByLabel('Nom', { exact: true }).fill('Claire Martin');
			await fill(laptop, 'Fonction', 'directrice d’agence');
		});
		await cast().capture('Désaccord', 'Il faut bloquer les charges', () =>
			fill(laptop, 'L’autre position', 'Bloquer les charges mettrait des voisins en difficulté')
		);
	});

	test('a phone that reloads or loses the network, and all when the server restarts, come back to their places', async () => {
		const { laptop, amina, bruno, screen, server } = cast();
		await tap(amina, 'Je demande la parole');
		await see(amina, 'C’est votre 2e prise de parole.');
		await amina.reload();
		await see(amina, 'C’est bientôt à vous');
		await see(amina, 'Vous : Amina');

		await bruno.context().setOffline(true);
		await see(bruno, 'Connexion perdue. On réessaie.');
		await tap(bruno, 'Je demande la parole');
		await see(bruno, 'Gardé. Envoi au retour du réseau.');
		await bruno.context().setOffline(false);
		await see(bruno, /Vous êtes 2/);

		await server.stop();
		await see(amina, 'Connexion perdue. On réessaie.');
		await server.startAgain();
		for (const page of [amina, bruno]) await miss(page, 'Connexion perdue. On réessaie.');
		await see(amina, 'C’est bientôt à vous');
		await see(bruno, /Vous êtes 2/);
		await see(bruno, 'Votre signe');
		await see(screen, 'personnes ici');
		await miss(screen, 'La connexion est coupée.');
		await seeInOrder(screen, ['Carte 1 parle', 'Ensuite', 'Amina', await signOf(bruno)]);
		await see(laptop, /Enregistré à \d/);
	});
}
