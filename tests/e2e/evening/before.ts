// Before: the meeting is prepared, the hall checked, the doors open.
import { expect, test } from 'vitest';
import { qrPath } from '#server/hall/qr.ts';
import { closed, field, fill, opened, press, see, seeInOrder, tap } from '../../support/browser/acts.ts';
import type { Cast } from '../../support/browser/cast.ts';
import { title } from './title.ts';

export function before(cast: () => Cast): void {
	test('the private link greets; a first table takes the running order "Table 2 h" and is edited', async () => {
		const { laptop, server } = cast();
		const link = `http://localhost:${server.port}/enter#${server.laptopSecret}`;
		await laptop.goto(link);
		await laptop.waitForURL('**/tables');
		expect(await field(laptop, 'Nouvelle table').count()).toBe(0); // the greeting makes the first one
		await fill(laptop, 'Le nom de la table', 'Table des Oliviers');
		await laptop.getByRole('radio', { name: /^Table 2 h/ }).check();
		await press(laptop, 'Préparer la première séance');
		await laptop.waitForURL('**/facilitate#*');
		await press(laptop, 'Menu');
		await press(laptop, 'Titre, lieu et date');
		const about = await opened(laptop, 'Titre, lieu et date');
		await fill(about, 'Titre de la séance', title);
		await closed(about);

		const agenda = laptop.getByRole('list', { name: 'Ordre du jour' });
		await seeInOrder(agenda, [
			'Accueil et café',
			'Depuis la dernière fois',
			'Regrouper les idées',
			'Décider et relire'
		]);
		await press(agenda, 'Modifier le point « La météo de chacun »');
		const item = await opened(laptop, 'Un point de l’ordre du jour');
		await fill(item, 'Minutes', '8');
		await fill(item, 'Titre', 'La météo du jour');
		await item.getByLabel('Règle de parole').selectOption('d’abord qui n’a pas parlé');
		await closed(item);
		await see(agenda, 'La météo du jour');
		await press(laptop, 'Ajouter un point');
		const adding = await opened(laptop, 'Ajouter un point');
		await fill(adding, 'Titre', 'Questions diverses');
		await press(adding, 'Ajouter un point');
		const added = await opened(laptop, 'Un point de l’ordre du jour');
		await press(added, 'Monter');
		await seeInOrder(agenda, ['Questions diverses', 'Décider et relire']);
		// No text needs a save button, not even one that is still being typed when the page goes.
		await fill(added, 'Note pour vous, jamais montrée à la salle', 'Apporter les clés du local');
		await laptop.reload();
		await press(agenda, 'Modifier le point « Questions diverses »');
		const kept = await opened(laptop, 'Un point de l’ordre du jour');
		expect(await field(kept, 'Note pour vous, jamais montrée à la salle').inputValue()).toBe(
			'Apporter les clés du local'
		);
		await closed(kept);
		await see(laptop, /Enregistré à \d/);

		const again = await laptop.context().newPage();
		await again.goto(link);
		await see(again, 'Un lien sert une seule fois.');
		await again.close();
	});

	test('the hall check tells what is missing, and sees the phone and the projector come', async () => {
		const { laptop, amina, hall } = cast();
		await see(laptop, 'Aucun téléphone n’a encore joint cet ordinateur');
		await see(laptop, 'Le projecteur n’est pas encore ouvert');
		await laptop.getByLabel('L’adresse pour les téléphones').selectOption(hall.address);
		await see(laptop, new RegExp(`^${hall.address}:\\d+$`));
		const drawn = laptop.getByRole('img', { name: 'Code à scanner avec un téléphone' }).locator('path');
		const url = await cast().joinUrl();
		await expect.poll(() => drawn.getAttribute('d')).toBe(qrPath(url).path);
		await amina.goto(url);
		await see(amina, 'Les portes ne sont pas encore ouvertes.');
		await see(laptop, 'Un téléphone a joint cet ordinateur');
		await cast().openScreen();
		await see(laptop, 'Le projecteur est ouvert');
		await see(cast().screen, 'La séance ouvre bientôt');
	});

	test('the doors open: phones are seated without a name, by QR and by code; a card is given', async () => {
		const { laptop, amina, bruno, screen } = cast();
		await press(laptop, 'Ouvrir les portes');
		await see(amina, 'Votre signe');
		expect(await amina.getByRole('textbox').count()).toBe(0);
		await bruno.goto(`${cast().server.phones}/`);
		const code = await screen
			.getByText(/^\d{3}\s\d{3}$/)
			.first()
			.innerText();
		await fill(bruno, 'Le code à six chiffres', code.replace(/\D/g, ''));
		await tap(bruno, 'Entrer');
		await see(bruno, 'Votre signe');
		await seeInOrder(screen, ['2', 'personnes ici']);
		await press(laptop, '0 carte');
		const people = await opened(laptop, 'Les personnes présentes');
		await press(people, 'Donner la carte 1');
		await see(people, 'Carte 1');
		await closed(people);
		await seeInOrder(screen, ['3', 'personnes ici']);
		await tap(amina, 'Mon prénom');
		await fill(amina, 'Prénom', 'Amina');
		await tap(amina, 'Donner ce prénom');
		await see(amina, 'Vous : Amina');
	});
}
