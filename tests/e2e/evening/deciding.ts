// Ideas and votes.
import { expect, test } from 'vitest';
import {
	closed,
	field,
	fill,
	key,
	miss,
	opened,
	press,
	see,
	seeInOrder,
	tap
} from '../../support/browser/acts.ts';
import type { Cast } from '../../support/browser/cast.ts';

export function deciding(cast: () => Cast): void {
	test('ideas from phones and from a card: reviewed, grouped by keyboard, named, noted, put to the vote', async () => {
		const { laptop, amina, bruno, screen } = cast();
		await press(laptop, /^Qu’est-ce qui compte le plus/);
		await see(amina, 'Le mur va bientôt ouvrir.');
		await press(laptop, 'Ouvrir le mur');
		await fill(amina, 'Mon idée', 'Une rampe');
		await amina.reload();
		await expect.poll(() => field(amina, 'Mon idée').inputValue()).toBe('Une rampe');
		for (const [phone, words] of [
			[amina, 'Une rampe à l’entrée'],
			[bruno, 'De la lumière sur la place'],
			[bruno, 'Une idée à reprendre']
		] as const) {
			await fill(phone, 'Mon idée', words);
			await tap(phone, 'Envoyer mon idée');
			await see(phone.getByRole('listitem').filter({ hasText: words }), 'Reçue, bientôt lue par l’animation');
		}
		await fill(laptop, 'Ajouter une idée', 'Des bancs devant l’école');
		await laptop.getByLabel('De qui ?').selectOption('Carte 1');
		await laptop.getByLabel('Comment ?').selectOption('sur papier');
		await press(laptop, /^Ajouter$/);
		// Staff have seen what they write themselves. Ideas from phones wait.
		await see(screen, 'Des bancs devant l’école');
		await miss(screen, 'Une rampe à l’entrée');

		await tap(bruno.getByRole('listitem').filter({ hasText: 'Une idée à reprendre' }), 'Retirer mon idée');
		const review = laptop.getByRole('region', { name: 'À relire' });
		for (const words of ['Une rampe à l’entrée', 'De la lumière sur la place']) {
			await see(review.getByRole('group', { name: 'L’idée à relire' }), words);
			await press(review, 'Montrer');
		}
		// All is read: the desk goes on to sorting.
		await see(screen, 'Une rampe à l’entrée');
		await see(bruno, 'Retirée du mur');

		for (const name of ['De la lumière sur la place', 'Des bancs devant l’école'])
			await laptop.getByRole('checkbox', { name }).press('Space');
		await key(laptop, 'g');
		const named = laptop.getByLabel('Nom du groupe 1');
		await named.fill('La place');
		await named.press('Enter');
		await see(screen, 'La place');
		await see(amina, 'La place');

		await laptop.getByRole('checkbox', { name: 'Des bancs devant l’école' }).check();
		await laptop.getByLabel('Noter comme…').selectOption('Action');
		await see(laptop, 'Noté.');
		await laptop.getByRole('checkbox', { name: 'Une rampe à l’entrée' }).check();
		await press(laptop, 'Mettre au vote');
		await see(laptop, 'L’idée est prête pour un vote.');
		await press(laptop, 'Fermer le mur');
		await see(amina, 'Le mur est fermé.');
	});

	test('a secret vote: a choice is changed, a card answers, hands are added, too many are seen, it closes after a countdown', async () => {
		const { laptop, amina, bruno, screen } = cast();
		await press(laptop.getByRole('list', { name: 'Ordre du jour' }), /^Une rampe à l’entrée/);
		await see(amina, 'Le vote va bientôt ouvrir.');
		await press(laptop, 'Ouvrir le vote');
		await tap(amina, 'Contre');
		await see(amina, 'Reçu. Vous pouvez changer.');
		await tap(amina, 'Pour');
		await tap(bruno, 'Contre');
		await see(laptop, '2 réponses');
		await press(laptop.getByRole('region', { name: 'Cartes' }), 'Carte 1');
		const booth = await opened(laptop, 'Réponse de Carte 1');
		await press(booth, 'C’est fait, je réponds');
		await press(booth, 'Pour');
		await press(booth, 'Rendre l’ordinateur');
		await see(laptop, '3 réponses');
		await see(screen, '3 personnes ont répondu');

		const hands = laptop.getByRole('region', { name: 'À main levée' });
		await press(hands, 'Pour : un de plus');
		await expect.poll(() => hands.getByLabel('Mains levées : Pour').inputValue()).toBe('1');
		await press(hands, 'Pour : un de plus');
		await see(laptop, /5 réponses pour 3 personnes ici\. Recomptez/);
		await press(laptop, '1 carte');
		const people = await opened(laptop, 'Les personnes présentes');
		await fill(people, 'Personnes présentes', '6');
		await field(people, 'Personnes présentes').press('Enter');
		await see(people, 'Nombre compté à la porte');
		await closed(people);
		await miss(laptop, /Recomptez/);
		await see(screen, '5 personnes ont répondu');

		await key(laptop, 'v');
		await press(laptop, /^Fermeture dans \d s/);
		await see(laptop, 'Fermer le vote');
		await key(laptop, 'v');
		await see(laptop, /Fermeture dans \d s/);
		await see(amina, 'Vote terminé');
		await seeInOrder(screen, [
			'5 personnes ont répondu sur 6 présentes',
			'Une rampe à l’entrée',
			'Pour',
			'4',
			'Contre',
			'1'
		]);
		await seeInOrder(screen, [
			'2 téléphones, 2 mains levées, 1 par carte ou papier',
			'Expression de la réunion, pas une élection'
		]);
	});

	test('a mistaken close begins a second round; both stay', async () => {
		const { laptop, amina, bruno, screen } = cast();
		await press(laptop, 'Rouvrir : un tour de plus');
		await see(screen, 'Vote, tour 2');
		for (const phone of [amina, bruno]) {
			await tap(phone, 'Pour');
			await see(phone, 'Reçu. Vous pouvez changer.');
		}
		await see(laptop, '2 réponses');
		await key(laptop, 'v');
		await seeInOrder(screen, ['Tour 2 : 2 personnes ont répondu sur 6 présentes', 'Tour 1 : 5 sur 6.']);
		await cast().capture('Décision', 'On demande la rampe au bailleur');
	});
}
