// The words of the people in the demonstration. They are invented; nobody said them.
export const ideas = [
	'Réparer l’ascenseur du bâtiment B pour de bon',
	'Un banc à l’ombre devant l’école',
	'Plus de lumière sur le chemin du stade',
	'Le bus 32 le dimanche aussi',
	'Un local pour les jeunes, ouvert le soir',
	'Ramasser les encombrants chaque semaine',
	'Une permanence du bailleur dans le quartier',
	'Des jeux pour les petits au pied du bâtiment D',
	'Nettoyer les caves contre les rats',
	'Un marché le samedi matin',
	'Un panneau d’affichage qui ferme à clé',
	'Des places pour les poussettes dans le hall',
	'Un numéro où quelqu’un répond vraiment',
	'Planter des arbres sur le parking',
	'Un cours de français le soir',
	'Des poubelles avec couvercle',
	'Un passage piéton devant la boulangerie',
	'Une fête de quartier en juin'
];
