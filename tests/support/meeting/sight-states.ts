// The states that the sight test looks at: random meetings, and one evening. That evening is written so that every field of the domain
// is there at some moment, in a state in which somebody may not see it.
import { evolveAll } from '#meeting/evolve.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { Stage } from '#meeting/agenda/state.ts';
import type { Names } from '#meeting/label.ts';
import { facilitator, host, phone, Play, scribe } from '#tests/support/meeting-play.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';

export interface State {
	readonly name: string;
	readonly meeting: Meeting;
	readonly names: Names;
}

export const seeds = [3, 17, 88, 1234, 55_001];

/** Moments in the course of a random meeting. */
export function* moments(seed: number): Generator<RandomMeeting> {
	const random = new RandomMeeting(seed);
	for (let step = 0; step < 500; step += 1) {
		random.step();
		if (step % 40 === 0) yield random;
	}
}

const [item, other, wall, late] = ['item-000001', 'item-000002', 'wall-000001', 'wall-000002'];
const card = 'person-card7';
const seat = (n: number): string => `person-0000${n}`;

class Evening {
	readonly play = new Play();
	readonly names: Record<string, string> = {};
	readonly states: State[] = [];

	/** Adds the present state to those that are looked at. */
	look(name: string): void {
		this.states.push({ name, meeting: this.play.meeting, names: { ...this.names } });
	}
	show(stage: Stage, name: string = stage.kind): void {
		this.play.does(facilitator, { type: 'ShowStage', stage });
		this.look(name);
	}
	/** Also while the room looks elsewhere. */
	lookTwice(stage: Stage, name: string): void {
		this.look(name);
		this.show({ kind: 'item', item }, `${name}, off stage`);
		this.play.does(facilitator, { type: 'ShowStage', stage });
	}
}

/** From the first preparation to the second closing. */
export function evening(): readonly State[] {
	const told = new Evening();
	for (const part of [prepared, seated, spoken, roundGone, voted, posted, noted, corrected, published])
		part(told);
	return told.states;
}

function prepared(told: Evening): void {
	const { play } = told;
	const about = { title: 'Séance', place: 'Salle B', date: 'lundi', convener: 'Mme Roy', purpose: 'Parler' };
	const named = { facilitator: 'Inès', secretary: 'Paul', excused: 'La mairie' };
	play.does(facilitator, { type: 'EditMeeting', ...about, ...named });
	play.does(facilitator, { type: 'PlanNext', date: '2026-12-10', time: '18:30', place: 'Salle C' });
	play.does(facilitator, { type: 'AddItem', title: 'Ascenseurs', note: 'Rester calme', rule: 'list' }, item);
	play.does(facilitator, { type: 'AddItem', title: 'Bancs', note: 'Photos' }, other);
	play.does(host, { type: 'MakeLink', role: 'scribe', hash: 'hash-link' }, 'link-000001');
	play.does(host, { type: 'UseLink', link: 'link-000001', device: 'device-scribe' });
	play.does(host, { type: 'MakeSlips', hashes: ['hash-slip-1', 'hash-slip-2', 'hash-slip-3'] });
	play.does(facilitator, { type: 'PrepareWall', item: other, prompt: 'Plus tard' }, late);
	told.look('preparing');
	play.does(facilitator, { type: 'OpenDoors' });
	told.look('welcome');
}

function seated(told: Evening): void {
	const { play, names } = told;
	for (const n of [1, 2, 3, 4, 5]) play.does(phone(n), { type: 'Arrive' }, seat(n));
	play.does(scribe, { type: 'MarkLeft', person: seat(5) });
	play.does(phone(1), { type: 'SetName', name: 'Aïcha', inMinutes: true });
	names[seat(1)] = 'Aïcha';
	play.does(scribe, { type: 'GiveCard', number: 7 }, card);
	play.does(scribe, { type: 'CountPresent', present: 12 });
	play.does(scribe, { type: 'SetAllowance', person: seat(2), factor: 1.5 });
	told.show({ kind: 'item', item });
}

/** Badi answers Aïcha, a card makes a technical point, the order is changed by hand, "next" could be undone. */
function spoken(told: Evening): void {
	const { play } = told;
	const next = () =>
		play.does(facilitator, { type: 'CallNext', after: play.meeting.queue.floor?.turn.id ?? null });
	for (const n of [1, 2, 3]) play.does(phone(n), { type: 'RaiseHand', kind: 'speak' }, `turn-00000${n}`);
	next();
	play.does(phone(4), { type: 'RaiseHand', kind: 'answer' }, 'turn-000004');
	play.does(scribe, { type: 'RaiseHand', kind: 'technical', for: { person: card } }, 'turn-000007');
	play.does(facilitator, { type: 'PlaceTurn', turn: 'turn-000004', before: 'turn-000003' });
	play.does(facilitator, { type: 'PauseTurn', turn: 'turn-000001' });
	told.look('paused');
	next();
	told.look('a technical point');
	next();
	play.does(facilitator, { type: 'GiveFloor', turn: 'turn-000004', after: 'turn-000002' });
	told.look('an answer');
	play.does(facilitator, { type: 'GiveFloor', turn: 'turn-000003', after: 'turn-000004' });
	told.look('out of order');
	play.does(facilitator, { type: 'EndTurn', turn: 'turn-000003' });
}

function roundGone(told: Evening): void {
	const { play } = told;
	play.does(facilitator, { type: 'StartRound' }, 'round-000001');
	told.look('a tour');
	for (const n of [1, 2]) {
		const after = n === 1 ? null : `round-000001.${n - 1}`;
		play.does(facilitator, { type: 'CallNext', after });
	}
	told.look('in the tour');
	play.does(facilitator, { type: 'EndRound', round: 'round-000001' });
	play.does(facilitator, { type: 'EndTurn', turn: 'round-000001.2' });
}

/** An open vote with hands and cards, a secret one whose box is lost, a coded one. */
function voted(told: Evening): void {
	const { play } = told;
	const plan = { type: 'PrepareVote', item, open: true, secret: false } as const;
	const close = (vote: string, more: { lost?: boolean } = {}) => {
		play.does(facilitator, { type: 'CloseVote', vote, round: 1, ...more });
		told.lookTwice({ kind: 'vote', vote }, `${vote} closed`);
	};
	const colours = { question: 'Quelle couleur ?', options: ['Rouge', 'Vert', 'Bleu'] };
	const hands = 'vote-hands1';
	play.does(facilitator, { ...plan, ...colours, kind: 'several', max: 2 }, hands);
	const ballot = { type: 'CastBallot' as const, vote: hands, round: 1, choice: ['a', 'b'] };
	play.does(phone(1), ballot);
	play.does(scribe, { ...ballot, person: card, channel: 'paper' });
	play.does(phone(6), { type: 'Arrive' }, seat(6));
	play.does(phone(6), ballot);
	play.does(scribe, { type: 'SetGuest', person: seat(6), guest: { name: 'M. Roy', role: 'Maire' } });
	const counts = { a: 3, b: 2, c: 0 };
	play.does(scribe, { type: 'CountHands', vote: hands, round: 1, counts, people: 4 });
	told.lookTwice({ kind: 'vote', vote: hands }, 'hands counted');
	play.does(facilitator, { type: 'CallLast', vote: hands, round: 1 });
	told.lookTwice({ kind: 'vote', vote: hands }, 'the last call');
	close(hands);
	const approval = { ...plan, question: 'Oui ?', kind: 'approval' as const, options: [] };
	const lost = 'vote-lost01';
	play.does(facilitator, { ...approval, secret: true }, lost);
	play.does(phone(2), { type: 'CastBallot', vote: lost, round: 1, choice: ['for'] });
	close(lost, { lost: true });
	const coded = 'vote-coded1';
	play.does(facilitator, { ...approval, level: 'coded' }, coded);
	play.does(phone(3), { type: 'CastBallot', vote: coded, round: 1, choice: ['for'], code: 'hash-slip-2' });
	told.look('a coded vote');
	close(coded);
}

function posted(told: Evening): void {
	const { play } = told;
	const stage = { kind: 'wall', wall } as const;
	play.does(facilitator, { type: 'PrepareWall', item, prompt: 'Vos idées', review: false, open: true }, wall);
	for (const n of [1, 2, 3, 4])
		play.does(phone(n), { type: 'PostIdea', wall, words: `Idée ${n}` }, `idea-00000${n}`);
	play.does(scribe, { type: 'PostIdea', wall, words: 'Dite' }, 'idea-000005');
	const ideas = ['idea-000001', 'idea-000002'];
	play.does(scribe, { type: 'GroupIdeas', wall, ideas }, 'group-00001');
	play.does(scribe, { type: 'NameGroup', wall, group: 'group-00001', name: 'Dehors' });
	play.does(phone(3), { type: 'WithdrawIdea', idea: 'idea-000003' });
	play.does(scribe, { type: 'HideIdea', idea: 'idea-000004' });
	told.lookTwice(stage, 'a wall');
	play.does(scribe, { type: 'HideWall', wall });
	play.does(phone(4), { type: 'PostIdea', wall, words: 'Pendant' }, 'idea-000006');
	told.look('a hidden wall');
	play.does(scribe, { type: 'ShowWall', wall });
	told.look('a wall shown again');
	play.does(facilitator, { type: 'AskIdea', idea: 'idea-000002' }, 'vote-asked1');
	const groups = { item, question: 'Lequel ?', kind: 'one', options: ['A', 'B'], wall } as const;
	play.does(facilitator, { type: 'PrepareVote', ...groups, options: [...groups.options] }, 'vote-groups');
	told.show({ kind: 'vote', vote: 'vote-asked1' }, 'an idea is asked');
	told.show({ kind: 'pause', until: 1_800_000_000_000 });
}

const texts = {
	quote: { kind: 'quote', words: 'Onze jours', source: { kind: 'turn', turn: 'turn-000001' } },
	decision: { kind: 'decision', words: 'Écrire', source: { kind: 'vote', vote: 'vote-hands1' } },
	ofIdea: { kind: 'question', source: { kind: 'idea', idea: 'idea-000001' } },
	person: { kind: 'action', words: 'Appeler', who: { person: seat(1) }, when: 'mardi' },
	group: { kind: 'action', words: 'Compter', who: { group: 'Les voisins' }, when: 'jeudi' },
	toFind: { kind: 'action', words: 'Chercher', who: 'to-find' },
	promise: {
		kind: 'commitment',
		words: 'Réparer',
		when: 'lundi',
		official: { name: 'M. Bel', role: 'bailleur' }
	},
	disagreement: { kind: 'disagreement', words: 'Ouvrir', against: 'Fermer' },
	ofEntry: { kind: 'action', words: 'Suivre', source: { kind: 'entry', entry: 'entry-quote' } }
} as const;

/** Two entries of each kind: one stays as it is, the other is edited to a quote, and its trace keeps what it was. */
function noted(told: Evening): void {
	const { play } = told;
	for (const [name, text] of Object.entries(texts)) {
		play.does(scribe, { type: 'NoteEntry', ...text }, `entry-${name}`);
		const edited = `entry-${name}-2`;
		play.does(scribe, { type: 'NoteEntry', ...text }, edited);
		play.does(scribe, { type: 'EditEntry', entry: edited, kind: 'quote', words: `Plutôt ${name}` });
	}
	play.does(scribe, { type: 'NameEntry', entry: 'entry-person', named: true });
	for (const answer of ['yes', 'corrected', 'withdrawn'] as const) {
		const entry = `entry-${answer}`;
		play.does(scribe, { type: 'NoteEntry', kind: 'quote', words: `Dit, ${answer}` }, entry);
		const own = answer === 'corrected' && { words: 'Autrement dit' };
		play.does(scribe, { type: 'AnswerEntry', entry, version: 1, answer, how: 'aloud', ...own });
	}
	const posted = { type: 'PostIdea', words: 'De la parole', from: 'entry-quote' } as const;
	play.does(scribe, { ...posted, wall: 'wall-000001' }, 'idea-posted1');
	play.does(host, { type: 'GiveSlips', slips: [{ entry: 'entry-yes', hash: 'hash-sentence-1' }] });
	play.does(scribe, { type: 'NoteEntry', ...texts.decision }, 'entry-struck');
	play.does(scribe, { type: 'StrikeEntry', entry: 'entry-struck', reason: 'Doublon' });
	told.look('noted');
	answeredBySlip(told);
	ofSentences(told);
	offTheRecord(told);
	told.show({ kind: 'readback' });
	told.show({ kind: 'closing' });
}

function answeredBySlip(told: Evening): void {
	const { play } = told;
	for (const answer of ['yes', 'corrected', 'none', 'withdrawn'] as const) {
		const [entry, hash] = [`entry-slip-${answer}`, `hash-slip-of-${answer}`];
		play.does(scribe, { type: 'NoteEntry', kind: 'quote', words: `Dit par bulletin, ${answer}` }, entry);
		play.does(host, { type: 'GiveSlips', slips: [{ entry, hash }] });
		const own = answer === 'corrected' && { words: 'Autrement, par bulletin' };
		play.does(host, { type: 'AnswerBySlip', hash, version: 1, answer, ...own });
	}
	told.look('answered by slip');
}

/** A sentence that became a decision, and two disagreements that came of sentences, one of which is taken back. */
function ofSentences(told: Evening): void {
	const { play } = told;
	play.does(scribe, { type: 'NoteEntry', ...texts.quote }, 'entry-once');
	play.does(scribe, { type: 'EditEntry', entry: 'entry-once', kind: 'decision', words: 'Onze jours' });
	play.does(scribe, { type: 'NoteEntry', ...texts.quote }, 'entry-gone');
	for (const entry of ['entry-once', 'entry-gone'])
		play.does(
			scribe,
			{ type: 'NoteEntry', ...texts.disagreement, source: { kind: 'entry', entry } },
			`${entry}-2`
		);
	play.does(phone(1), { type: 'AnswerEntry', entry: 'entry-gone', version: 1, answer: 'withdrawn' });
	told.look('made of sentences');
}

function offTheRecord(told: Evening): void {
	const { play } = told;
	const withdrawn = { version: 1, answer: 'withdrawn' } as const;
	play.does(scribe, { type: 'NoteEntry', ...texts.quote }, 'entry-off');
	play.does(facilitator, { type: 'BeginOffRecord' });
	told.look('off the record');
	play.does(phone(1), { type: 'AnswerEntry', entry: 'entry-off', ...withdrawn });
	play.does(host, { type: 'AnswerBySlip', hash: 'hash-slip-of-yes', ...withdrawn });
	told.look('taken back off the record');
	play.does(facilitator, { type: 'EndOffRecord' });
	told.look('on the record again');
}

function corrected(told: Evening): void {
	const { play } = told;
	told.show({ kind: 'item', item });
	play.does(phone(3), { type: 'RaiseHand', kind: 'speak' }, 'turn-000008');
	play.does(facilitator, { type: 'CallNext', after: null });
	play.does(phone(4), { type: 'RaiseHand', kind: 'answer' });
	for (const stage of [
		{ kind: 'vote', vote: 'vote-hands1' },
		{ kind: 'wall', wall },
		{ kind: 'item', item }
	] as const) {
		play.does(facilitator, { type: 'ShowStage', stage });
		play.does(facilitator, { type: 'CloseMeeting' });
		told.look(`closed by mistake at a ${stage.kind}`);
		play.does(facilitator, { type: 'TakeBackClosing' });
		told.look(`taken back to a ${stage.kind}`);
	}
	play.does(facilitator, { type: 'CloseMeeting' });
	told.look('closed');
	play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un nom mal écrit' });
	told.look('correcting');
	play.does(scribe, {
		type: 'EditEntry',
		entry: 'entry-decision',
		kind: 'decision',
		words: 'Écrire deux fois'
	});
	told.look('corrected');
	play.does(facilitator, { type: 'CloseMeeting' });
	told.look('closed again');
	const cause = { id: 'masked-0001', by: facilitator, at: (play.at += 1000) };
	const masked = { type: 'WordsMasked', reason: 'Un nom de famille', places: 2 } as const;
	play.meeting = evolveAll(play.meeting, [masked], cause);
	told.look('masked');
}

/** Corrections are proposed and answered, and two versions published. */
function published(told: Evening): void {
	const { play } = told;
	const propose = {
		type: 'ProposeCorrection',
		words: 'Plutôt ainsi',
		against: 'Ainsi',
		reason: 'Faux'
	} as const;
	play.does(phone(1), { ...propose, entry: 'entry-decision' }, 'proposal-0001');
	play.does(phone(2), { ...propose, item }, 'proposal-0002');
	play.does(scribe, { ...propose, how: 'slip' }, 'proposal-0003');
	told.look('to be read');
	play.does(scribe, {
		type: 'AnswerCorrection',
		proposal: 'proposal-0001',
		outcome: 'refused',
		reason: 'Le vote le dit'
	});
	play.does(scribe, { type: 'WithdrawCorrection', proposal: 'proposal-0003' });
	play.does(facilitator, { type: 'PublishMinutes', how: 'by', by: 'Samira et Paul' });
	const copy = { type: 'NoteCopy', edition: 'outside', document: 'brief', to: 'La mairie' } as const;
	play.does(scribe, { ...copy, version: 1 });
	play.does(facilitator, { type: 'PublishMinutes', how: 'unread', reason: 'Une date' });
	told.look('published twice');
}
