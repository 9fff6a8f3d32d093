// What is rehearsed: an evening with a floor, a wall, two votes and two officials, whose notes say what to try.
import type { Official } from '#meeting/frame.ts';
import type { Plan } from '#meeting/plan.ts';
import type { Words } from '../process/words.ts';

/** What the residents post on the wall. */
export const rehearsedIdeas = ({ t }: Words): readonly string[] => [
	t('rehearsal.idea.lift'),
	t('rehearsal.idea.bench'),
	t('rehearsal.idea.light'),
	t('rehearsal.idea.bus'),
	t('rehearsal.idea.youth'),
	t('rehearsal.idea.bulky'),
	t('rehearsal.idea.landlord'),
	t('rehearsal.idea.games'),
	t('rehearsal.idea.cellars'),
	t('rehearsal.idea.market'),
	t('rehearsal.idea.trees'),
	t('rehearsal.idea.party')
];

/** Two officials, who are no residents. */
export const rehearsedGuests = ({ t }: Words): readonly Official[] => [
	{ name: t('rehearsal.guest.city'), role: t('rehearsal.guest.city.role') },
	{ name: t('rehearsal.guest.landlord'), role: t('rehearsal.guest.landlord.role') }
];

export const rehearsedPlan = ({ t }: Words): Plan => ({
	items: [
		{ title: t('rehearsal.welcome'), note: t('rehearsal.welcome.note'), minutes: 5, rule: 'list' },
		{
			title: t('rehearsal.floor'),
			note: t('rehearsal.floor.note'),
			minutes: 15,
			rule: 'first-in-meeting',
			turnSeconds: 120
		},
		{
			title: t('rehearsal.wall'),
			note: t('rehearsal.wall.note'),
			minutes: 15,
			rule: 'first-in-item',
			walls: [{ prompt: t('rehearsal.wall.prompt'), review: true }]
		},
		{
			title: t('rehearsal.vote'),
			note: t('rehearsal.vote.note'),
			minutes: 10,
			rule: 'first-in-item',
			votes: [{ question: t('rehearsal.vote.question'), kind: 'approval', options: [] }]
		},
		{
			title: t('rehearsal.readback'),
			note: t('rehearsal.readback.note'),
			minutes: 5,
			rule: 'list',
			votes: [{ question: t('rehearsal.readback.question'), kind: 'faces', options: [] }]
		}
	]
});
