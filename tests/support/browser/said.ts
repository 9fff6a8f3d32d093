// Texts that the people of a story write, in their language. They are long enough to try every surface.
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { Plan } from '#meeting/plan.ts';

const fr = {
	table: 'Table des Oliviers',
	title: 'Les ascenseurs du bâtiment B et la place du marché',
	items: ['Accueil et nouvelles du quartier', 'Les ascenseurs en panne depuis le mois de mars'],
	question: 'Demandons-nous au bailleur de réparer les ascenseurs avant la rentrée de septembre ?',
	choice: 'Quel jour pour la prochaine rencontre ?',
	days: ['Lundi soir', 'Mardi matin', 'Mercredi après-midi', 'Jeudi soir', 'Samedi matin', 'Dimanche'],
	several: 'Quelles idées passent en premier ?',
	works: ['La rampe de l’entrée', 'L’éclairage de la place', 'Un banc devant l’école'],
	prompt: 'Qu’est-ce qui compte le plus pour vous dans le quartier ?',
	ideas: [
		'Une rampe à l’entrée du bâtiment B, pour les poussettes et les fauteuils roulants',
		'De la lumière sur la place le soir',
		'Des bancs',
		'Réparer l’ascenseur avant l’été, et nous prévenir par une affiche quand il est en panne'
	],
	group: 'Se déplacer',
	quote: 'Ma mère habite au sixième et ne descend plus depuis trois semaines.',
	decision: 'On écrit au bailleur tous ensemble, avec les dates de toutes les pannes.',
	action: 'Rassembler les dates des pannes dans chaque cage d’escalier',
	group2: 'Les voisins du B',
	when: 'avant le 15 mars',
	promise: 'Une réponse écrite sous quinze jours',
	official: { name: 'Claire Martin', role: 'directrice d’agence, Logis du Sud' },
	disagreement: 'Il faut bloquer les charges tant que ce n’est pas réparé.',
	against: 'Bloquer les charges mettrait des voisins en difficulté.',
	open: 'Qui paie la rampe ?',
	reason: 'Une date était fausse',
	wifi: 'Salle des Oliviers'
};
const en: typeof fr = {
	table: 'Olive Tree Assembly',
	title: 'The lifts of block B and the market square',
	items: ['Coffee and news from around here', 'The lifts, broken since the month of March'],
	question: 'Do we ask the landlord to mend the lifts before the school year begins?',
	choice: 'Which day for our next gathering?',
	days: [
		'Monday evening',
		'Tuesday morning',
		'Wednesday afternoon',
		'Thursday evening',
		'Saturday',
		'Sunday'
	],
	several: 'Which of these should come first?',
	works: ['The ramp at the door', 'Light on the square', 'A bench by the school'],
	prompt: 'What matters most to you around here?',
	ideas: [
		'A ramp at the door of block B, for prams and wheelchairs',
		'Light on the square at night',
		'Benches',
		'Mend the lift before summer, and put up a notice when it is broken'
	],
	group: 'Getting around',
	quote: 'My mother lives on the sixth floor and has not come down for three weeks.',
	decision: 'We write to the landlord together, with the dates of every breakdown.',
	action: 'Gather the dates of the breakdowns in each stairwell',
	group2: 'The neighbours of B',
	when: 'before 15 March',
	promise: 'A written answer within two weeks',
	official: { name: 'Claire Martin', role: 'branch manager, Southern Homes' },
	disagreement: 'We must hold back the charges until it is mended.',
	against: 'Holding back the charges would hurt some of us.',
	open: 'Who pays for the ramp?',
	reason: 'A wrong date',
	wifi: 'Olive hall'
};

export type Said = typeof fr;
export const saidIn: Readonly<Record<LanguageCode, Said>> = { fr, en };

export const storyPlan = ({ items, question, prompt }: Said): Plan => ({
	items: [
		{ title: items[0] ?? '', minutes: 15, rule: 'list' },
		{
			title: items[1] ?? '',
			minutes: 30,
			rule: 'first-in-meeting',
			votes: [{ question, kind: 'approval', options: [] }],
			walls: [{ prompt }]
		}
	]
});
