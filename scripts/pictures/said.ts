// The words of the people in the pictures, in their language: as long and as short as on a real evening.
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { Plan } from '#meeting/plan.ts';

const fr = {
	table: 'Table des Rosiers',
	title: 'Assemblée de novembre',
	names: ['Yasmine', 'Bruno', 'Nadia', 'Ibrahim', 'Colette', 'Sami', 'Aïcha', 'Paul', 'Marie-Antoinette'],
	items: {
		welcome: 'Accueil',
		since: 'Depuis la dernière fois',
		lifts: 'Les ascenseurs du bâtiment B',
		wall: 'Nos priorités : le mur',
		letter: 'Écrire au bailleur ?',
		doing: 'Qui fait quoi avant la prochaine fois',
		reread: 'On relit ensemble'
	},
	quote: 'Ma mère n’est pas descendue depuis onze jours.',
	notes: {
		quote: 'Quand ça marche, c’est deux jours, puis ça retombe.',
		decision: 'La table écrit au bailleur avant la fin du mois, avec les dates de toutes les pannes.',
		action: 'Relever les pannes, escalier par escalier',
		when: 'avant le 6 décembre',
		promise: 'Une réponse écrite sur la date des travaux',
		official: { name: 'Mme Ferrand', role: 'responsable de secteur du bailleur' },
		disagreement: 'Il faut bloquer les loyers tant que l’ascenseur est en panne.',
		against: 'Bloquer les loyers nous mettrait en faute, écrivons d’abord.',
		question: 'Qui a la clé du local du rez-de-chaussée ?'
	},
	myNote:
		'D’abord celles et ceux qui n’ont pas encore parlé. Dire les onze jours d’attente. Demander une date au bailleur avant de passer au vote, et la noter.',
	question: 'Écrire ensemble au bailleur pour l’ascenseur ?',
	choice: 'Quel jour pour la prochaine rencontre ?',
	days: ['Lundi soir', 'Mardi matin', 'Mercredi après-midi', 'Jeudi soir', 'Samedi matin', 'Dimanche'],
	several: 'Quelles idées passent en premier ?',
	works: ['La rampe de l’entrée', 'L’éclairage de la place', 'Un banc devant l’école', 'Le local des jeunes'],
	feeling: 'Comment était cette séance ?',
	counted: 'Changer l’heure des séances ?',
	slips: 'Faire grève des charges ?',
	prompt: 'Qu’est-ce qui compte le plus pour vous dans le quartier ?',
	ideas: [
		'Réparer l’ascenseur du bâtiment B pour de bon',
		'Un banc à l’ombre devant l’école',
		'Plus de lumière sur le chemin du stade, parce que le soir les enfants rentrent de l’entraînement sans voir où ils marchent',
		'Le bus 32 le dimanche aussi',
		'Un local pour les jeunes, ouvert le soir',
		'Ramasser les encombrants chaque semaine',
		'Une permanence du bailleur dans le quartier',
		'Des jeux pour les petits au pied du bâtiment D',
		'Nettoyer les caves contre les rats',
		'Un marché le samedi matin',
		'Des bancs',
		'Un numéro où quelqu’un répond vraiment'
	],
	group: 'Se déplacer',
	reason: 'Une date était fausse'
};

const en: typeof fr = {
	table: 'Rose Street Assembly',
	title: 'November meeting',
	names: fr.names,
	items: {
		welcome: 'Welcome',
		since: 'Since last time',
		lifts: 'The lifts of block B',
		wall: 'Our priorities: the wall',
		letter: 'Write to the landlord?',
		doing: 'Who does what before next time',
		reread: 'Reading back together'
	},
	quote: 'My mother has not come down for eleven days.',
	notes: {
		quote: 'When it works, it works for two days, and then it stops again.',
		decision: 'The assembly writes to the landlord this month, with the dates of all breakdowns.',
		action: 'Write down the breakdowns, staircase by staircase',
		when: 'before 6 December',
		promise: 'A written answer about the date of the works',
		official: { name: 'Mrs Ferrand', role: 'area manager of the landlord' },
		disagreement: 'We should hold back the rent as long as the lift is broken.',
		against: 'Holding back the rent would put us in the wrong: let us write first.',
		question: 'Who has the key of the room on the ground floor?'
	},
	myNote:
		'First those who have not spoken yet. Tell of the eleven days of waiting. Ask the landlord for a date before the vote, and note it.',
	question: 'Shall we write to the landlord together about the lift?',
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
	works: ['The ramp at the door', 'Light on the square', 'A bench by the school', 'The young people’s room'],
	feeling: 'How was this meeting?',
	counted: 'Shall we change the time of our meetings?',
	slips: 'Shall we hold back the charges?',
	prompt: 'What matters most to you around here?',
	ideas: [
		'Mend the lift of block B for good',
		'A bench in the shade by the school',
		'More light on the way to the sports ground, because in the evening the children come home without seeing where they walk',
		'Bus 32 on Sundays too',
		'A room for young people, open in the evening',
		'Take away bulky waste every week',
		'The landlord holds office hours here',
		'Something to play on for the little ones by block D',
		'Clear the cellars of rats',
		'A market on Saturday morning',
		'Benches',
		'A number where somebody really answers'
	],
	group: 'Getting around',
	reason: 'A date was wrong'
};

export type Said = typeof fr;
export const saidIn: Readonly<Record<LanguageCode, Said>> = { fr, en };

export const planOf = ({ items, question, prompt, feeling }: Said): Plan => ({
	items: [
		{ title: items.welcome, minutes: 15, rule: 'list' },
		{ title: items.since, minutes: 15, rule: 'list' },
		{ title: items.lifts, minutes: 30, rule: 'first-in-meeting', turnSeconds: 120 },
		{ title: items.wall, minutes: 25, rule: 'first-in-item', walls: [{ prompt, review: true }] },
		{
			title: items.letter,
			minutes: 10,
			rule: 'first-in-item',
			votes: [{ question, kind: 'approval', options: [] }]
		},
		{ title: items.doing, minutes: 15, rule: 'list' },
		{
			title: items.reread,
			minutes: 10,
			rule: 'list',
			votes: [{ question: feeling, kind: 'faces', options: [] }]
		}
	]
});
