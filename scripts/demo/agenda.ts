// The agenda of the demonstration: the "Table 2 h" running order with real subjects.
import type { Plan } from '#meeting/plan.ts';

export const plan: Plan = {
	items: [
		{ title: 'Accueil', minutes: 15, rule: 'list' },
		{ title: 'Depuis la dernière fois', minutes: 15, rule: 'list' },
		{ title: 'Les ascenseurs du bâtiment B', minutes: 30, rule: 'first-in-meeting', turnSeconds: 120 },
		{ title: 'Nos priorités : le mur', minutes: 25, rule: 'first-in-item' },
		{ title: 'Écrire au bailleur ?', minutes: 10, rule: 'first-in-item' },
		{ title: 'Qui fait quoi', minutes: 15, rule: 'list' },
		{ title: 'Pour finir', minutes: 10, rule: 'list' }
	]
};

/** For the evening to come: two votes and a wall stand ready. */
export const livePlan: Plan = {
	items: plan.items.map((item) => {
		if (item.title === 'Écrire au bailleur ?')
			return {
				...item,
				votes: [{ question: 'Écrire ensemble au bailleur pour l’ascenseur ?', kind: 'approval', options: [] }]
			};
		if (item.title === 'Pour finir')
			return { ...item, votes: [{ question: 'Comment était cette séance ?', kind: 'faces', options: [] }] };
		if (item.title === 'Nos priorités : le mur')
			return { ...item, walls: [{ prompt: 'Nos priorités pour le quartier', review: true }] };
		return item;
	})
};
