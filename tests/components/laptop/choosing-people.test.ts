// One list in which people are chosen: cards, first names and guests; nobody else has a name to be chosen by.
import { expect, test } from 'vitest';
import { choosable, isMeant } from '#components/laptop/people/choosable.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

const [card, someone, named, guest] = ['card-000001', 'someone-0001', 'phone-00001', 'guest-00001'];

function persons() {
	const play = Play.open();
	play.does(facilitator, { type: 'WelcomeGuest', name: 'Mme Ferrand', role: 'bailleur' }, guest);
	play.does(phone(1), { type: 'Arrive' }, named);
	play.does(phone(2), { type: 'Arrive' });
	play.does(facilitator, { type: 'CountSomeone' }, someone);
	play.does(facilitator, { type: 'GiveCard', number: 7 }, card);
	play.does(facilitator, { type: 'SetName', person: named, name: 'Aïcha' });
	const names = { [named ?? '']: 'Aïcha' };
	return viewFor(play.meeting, names, presenceOf(play.meeting), 'staff', null).persons;
}

test('P13 whoever has a card, a first name or a function is chosen by it; a phone without a name and someone are not', () => {
	expect(choosable(persons()).map(({ id }) => id)).toEqual([card, named, guest]);
});

test('the person who was chosen stays in the list after they left', () => {
	const left = persons().map((person) => ({ ...person, present: false }));
	expect(choosable(left, named).map(({ id }) => id)).toEqual([named]);
});

test('the beginning of any word finds a person, with or without its marks', () => {
	expect(isMeant('Aïcha · carte 7', 'aic')).toBe(true);
	expect(isMeant('Aïcha · carte 7', '7')).toBe(true);
	expect(isMeant('Mme Ferrand, bailleur', 'ferr')).toBe(true);
	expect(isMeant('Mme Ferrand, bailleur', 'rand')).toBe(false);
});
