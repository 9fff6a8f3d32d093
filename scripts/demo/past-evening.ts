// Plays a whole evening of last week, with a facilitator and nine phones over real sockets, in a server whose clock we set. So people who
// try Tablée find minutes with real durations.
import type { ClientCommand } from '#meeting/command.ts';
import type { RoomView, StaffView } from '#meeting/view-types.ts';
import { landlord, officials } from './officials.ts';
import { ideas } from './words.ts';
import { randomId, Wire } from '#server/rehearsal/wire.ts';

type Command<T extends ClientCommand['type']> = Extract<ClientCommand, { type: T }>;

export interface Evening {
	readonly server: string;
	readonly meeting: string;
	readonly key: string;
	readonly token: string;
	/** Moves the clock on by so many seconds. */
	pass(seconds: number): void;
}

export async function liveEvening(evening: Evening): Promise<void> {
	const staff = new Wire<StaffView>(evening.server, {
		meeting: evening.meeting,
		token: evening.token,
		role: 'facilitator'
	});
	await staff.until(() => true);
	await staff.does({ type: 'OpenDoors' });
	const phones = await arrive(evening, 9);
	await staff.does({ type: 'GiveCard', number: 7 });
	for (const guest of officials) await staff.does({ type: 'WelcomeGuest', ...guest });
	await staff.does({ type: 'CountPresent', present: 14 });
	await news(staff, evening);
	await lifts(staff, phones, evening);
	await wall(staff, phones, evening);
	await vote(staff, phones, evening);
	await staff.does({ type: 'ShowStage', stage: { kind: 'readback' } });
	evening.pass(480);
	await staff.does({ type: 'CloseMeeting' });
	for (const phone of phones) phone.close();
	staff.close();
}

async function arrive({ server, key }: Evening, count: number): Promise<Wire<RoomView>[]> {
	const phones = Array.from(
		{ length: count },
		() => new Wire<RoomView>(server, { meeting: key, token: randomId(24), role: 'resident' })
	);
	for (const phone of phones) {
		await phone.until((view) => view.meeting.phase === 'open');
		await phone.does({ type: 'Arrive' });
	}
	return phones;
}

const itemAt = (staff: Wire<StaffView>, place: number): string => staff.view?.agenda[place]?.id ?? '';

async function news(staff: Wire<StaffView>, evening: Evening): Promise<void> {
	evening.pass(720);
	await staff.does({ type: 'ShowStage', stage: { kind: 'item', item: itemAt(staff, 0) } });
	evening.pass(600);
	await staff.does({ type: 'ShowStage', stage: { kind: 'item', item: itemAt(staff, 1) } });
	await staff.does({
		type: 'NoteEntry',
		kind: 'question',
		words: 'Qui a la clé du local du rez-de-chaussée ?'
	});
	evening.pass(780);
}

async function lifts(staff: Wire<StaffView>, phones: Wire<RoomView>[], evening: Evening): Promise<void> {
	await staff.does({ type: 'ShowStage', stage: { kind: 'item', item: itemAt(staff, 2) } });
	for (const phone of phones.slice(0, 6)) await phone.does({ type: 'RaiseHand', kind: 'speak' });
	await staff.until((view) => view.turns.length === 6);
	const notes: Omit<Command<'NoteEntry'>, 'type'>[] = [
		{ kind: 'quote', words: 'Ma mère n’est pas descendue depuis onze jours.' },
		{ kind: 'quote', words: 'Quand ça marche, c’est deux jours, puis ça retombe.' },
		{
			kind: 'disagreement',
			words: 'Il faut bloquer les loyers tant que l’ascenseur est en panne.',
			against: 'Bloquer les loyers nous mettrait en faute, écrivons d’abord.'
		},
		{
			kind: 'commitment',
			words: 'Une réponse écrite sur la date des travaux',
			official: landlord,
			when: '15 décembre'
		},
		{
			kind: 'action',
			words: 'Relever les pannes, escalier par escalier',
			who: 'to-find',
			when: 'avant le 6 décembre'
		},
		{ kind: 'quote', words: 'Le gardien fait ce qu’il peut, il est seul pour quatre bâtiments.' }
	];
	for (const note of notes) {
		const speaking = staff.view?.floor?.turn ?? null;
		await staff.does({ type: 'CallNext', after: speaking });
		await staff.until((view) => view.floor !== null && view.floor.turn !== speaking);
		evening.pass(95);
		const source = { kind: 'turn', turn: staff.view?.floor?.turn ?? '' } as const;
		await staff.does({ type: 'NoteEntry', ...note, source });
	}
	await staff.does({ type: 'EndTurn', turn: staff.view?.floor?.turn ?? '' });
}

async function wall(staff: Wire<StaffView>, phones: Wire<RoomView>[], evening: Evening): Promise<void> {
	const item = itemAt(staff, 3);
	await staff.does({ type: 'ShowStage', stage: { kind: 'item', item } });
	const id = await staff.does({
		type: 'PrepareWall',
		item,
		prompt: 'Nos priorités pour le quartier',
		review: false,
		open: true
	});
	const posted: string[] = [];
	for (const [n, words] of ideas.slice(0, 12).entries()) {
		const phone = phones[n % phones.length];
		if (phone) posted.push(await phone.does({ type: 'PostIdea', wall: id, words }));
	}
	const group = await staff.does({ type: 'GroupIdeas', wall: id, ideas: posted.slice(0, 3) });
	await staff.does({ type: 'NameGroup', wall: id, group, name: 'Le bâti et la sécurité' });
	evening.pass(1_380);
	await staff.does({ type: 'CloseWall', wall: id });
}

async function vote(staff: Wire<StaffView>, phones: Wire<RoomView>[], evening: Evening): Promise<void> {
	const item = itemAt(staff, 4);
	await staff.does({ type: 'ShowStage', stage: { kind: 'item', item } });
	const plan = {
		question: 'Écrire ensemble au bailleur pour l’ascenseur ?',
		kind: 'approval' as const,
		options: [],
		secret: true
	};
	const id = await staff.does({ type: 'PrepareVote', item, ...plan, open: true });
	for (const [n, phone] of phones.entries())
		await phone.does({
			type: 'CastBallot',
			vote: id,
			round: 1,
			choice: [n < 7 ? 'for' : n < 8 ? 'against' : 'abstain']
		});
	await staff.does({
		type: 'CountHands',
		vote: id,
		round: 1,
		counts: { for: 3, against: 0, abstain: 1, none: 0 }
	});
	evening.pass(240);
	await staff.does({ type: 'CloseVote', vote: id, round: 1 });
	await staff.does({
		type: 'NoteEntry',
		kind: 'decision',
		words: 'La table écrit au bailleur avant la fin du mois.',
		source: { kind: 'vote', vote: id }
	});
	evening.pass(360);
}
