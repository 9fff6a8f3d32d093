// One maker for each type of command. By the state of the meeting, it makes what somebody might press now. At times it is a little wrong.
import type { SpeechRule } from '#meeting/frame.ts';
import { speechRules, type Author, type Behalf } from '#meeting/frame.ts';
import { voteShown } from '#meeting/agenda/stages.ts';
import type { ClientCommand, Command } from '#meeting/command.ts';
import { handsCovers } from '#meeting/vote/state.ts';
import { kinds, voteKinds, type Choice } from '#meeting/vote/kinds/kinds.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { copiedDocuments, outcomes, readings } from '#meeting/publication/state.ts';
import { entryKinds } from '#meeting/record/kinds/kinds.ts';
import { turnKinds } from '#meeting/queue/state.ts';
import { onShelf } from '#stream/shelf.ts';
import { isOffRecord } from '#meeting/off-record.ts';
import type { Dice } from './dice.ts';
import { choiceOf } from './meeting/choices.ts';

export interface RandomCommand {
	readonly by: Author;
	readonly command: Command;
}
type Move = (meeting: Meeting, dice: Dice) => RandomCommand | null;

const facilitator: Author = { role: 'facilitator', device: 'laptop' };
const scribe: Author = { role: 'scribe', device: 'scribe' };
const hostAuthor: Author = { role: 'host', device: 'host' };
export const devices = Array.from({ length: 12 }, (_, n) => `device-${n}`);
const resident = (dice: Dice): Author => ({ role: 'resident', device: dice.pick(devices) ?? 'device-0' });
const anybody = (dice: Dice): Author =>
	dice.pick([facilitator, scribe, resident(dice), resident(dice)]) ?? facilitator;

const lead = (command: ClientCommand): RandomCommand => ({ by: facilitator, command });
const write = (command: ClientCommand): RandomCommand => ({ by: scribe, command });
const keys = (record: Readonly<Record<string, unknown>>): string[] => Object.keys(record);
/** A maker that needs one of some ids. Without an id it makes nothing. */
const with1 =
	(
		ids: (meeting: Meeting) => readonly string[],
		make: (id: string, meeting: Meeting, dice: Dice) => RandomCommand | null
	): Move =>
	(meeting, dice) => {
		const id = dice.pick(ids(meeting));
		return id === undefined ? null : make(id, meeting, dice);
	};

const items = (meeting: Meeting) => meeting.agenda.order;
const persons = (meeting: Meeting) => meeting.people.order;
const votes = (meeting: Meeting) => meeting.votes.order;
const openVotes = (meeting: Meeting) =>
	votes(meeting).filter((vote) => meeting.votes.votes[vote]?.state === 'open');
const walls = (meeting: Meeting) => meeting.walls.order;
const ideas = (meeting: Meeting) => keys(meeting.walls.ideas);
const groups = (meeting: Meeting) => keys(meeting.walls.groups);
const entries = (meeting: Meeting) => meeting.record.order;
const proposals = ({ publication }: Meeting) => publication.proposals.map(({ id }) => id);
const waiting = (meeting: Meeting) => keys(meeting.queue.waiting);
const speaking = (meeting: Meeting) => (meeting.queue.floor ? [meeting.queue.floor.turn.id] : []);
const someTurn = (meeting: Meeting) => [...waiting(meeting), ...speaking(meeting)];
const slips = (meeting: Meeting) => keys(meeting.votes.slips);
const links = (meeting: Meeting) => keys(meeting.people.links);
const oneOf = (dice: Dice, ids: readonly string[]): string | null => dice.pick(ids) ?? null;
const after = (meeting: Meeting): string | null => meeting.queue.floor?.turn.id ?? null;
/** What a note belongs to that is written now. */
function nowOnStage({ queue, agenda }: Meeting) {
	const [turn, vote] = [queue.floor?.turn.id, voteShown(agenda.stage)];
	if (turn !== undefined) return { source: { kind: 'turn' as const, turn } };
	return vote === null ? {} : { source: { kind: 'vote' as const, vote } };
}

const words = (dice: Dice): string =>
	dice.pick([
		'L’ascenseur du B',
		'Plus de bancs',
		'Le bus 32 ne passe plus',
		'Ma mère attend',
		'<b>propre</b>',
		'نعم'
	]) ?? 'mot';
const behalf = (meeting: Meeting, dice: Dice): Behalf => {
	const person = oneOf(dice, persons(meeting));
	return person !== null && dice.chance(0.6) ? { person } : { someone: dice.chance(0.5) ? 'new' : 'again' };
};
const onBehalf = (meeting: Meeting, dice: Dice) => ({ for: behalf(meeting, dice) });
const rule = (dice: Dice): SpeechRule => dice.pick(speechRules) ?? 'list';

function planOfVote(dice: Dice) {
	const kind = dice.pick(voteKinds) ?? 'approval';
	const { asks } = kinds[kind];
	const secret = dice.chance(0.5);
	const options = asks.includes('options') ? ['Rouge', 'Vert', 'Bleu'] : [];
	return {
		question: words(dice),
		kind,
		options,
		secret,
		live: !secret && dice.chance(0.5),
		level: dice.pick(['indicative', 'indicative', 'checked', 'coded'] as const) ?? 'indicative',
		...(asks.includes('max') && { max: 2 })
	};
}

const asksPeople = (meeting: Meeting, id: string): boolean => {
	const vote = meeting.votes.votes[id];
	return vote !== undefined && kinds[vote.kind].hands.asksPeople;
};

/** A choice of two options if the kind takes two. If there is no such vote, any choice. */
function choiceIn(meeting: Meeting, id: string, dice: Dice): Choice {
	const vote = meeting.votes.votes[id];
	const options = vote?.options.map((option) => option.id) ?? [];
	const first = dice.pick(options) ?? 'for';
	const second = dice.pick(options) ?? 'for';
	return vote ? choiceOf(vote.kind, vote, second === first ? [first] : [first, second]) : [first];
}

/** By dice of its own: kinds differ in what they ask, and a new one must not tell another evening. */
function entryText(meeting: Meeting, all: Dice) {
	const dice = all.fork();
	const kind = dice.pick(entryKinds) ?? 'quote';
	const person = oneOf(dice, persons(meeting));
	return {
		kind,
		words: words(dice),
		...(kind === 'disagreement' && { against: words(dice) }),
		...(kind === 'action' && {
			who: person !== null && dice.chance(0.5) ? { person } : ('to-find' as const),
			when: 'mardi'
		}),
		...(kind === 'commitment' && { official: { name: 'Mme Élue', role: 'bailleur' }, when: '2026-12-15' })
	};
}

const round = (meeting: Meeting, vote: string): number => meeting.votes.votes[vote]?.round || 1;
const wallOf = (meeting: Meeting, id: string): string => meeting.walls.ideas[id]?.wall ?? '';
const wallOfGroup = (meeting: Meeting, group: string): string =>
	walls(meeting).find((wall) => meeting.walls.walls[wall]?.groups.includes(group)) ?? '';
const lastChange = (meeting: Meeting, wall: string): string =>
	meeting.walls.walls[wall]?.changes.at(-1)?.change ?? 'no-change-at-all';

/** Seldom, and by dice of their own: little could be seen of a wall that is hidden for long. */
const rarely = {
	MarkBack: with1(persons, (person) => write({ type: 'MarkBack', person })),
	PutBackIdea: with1(ideas, (idea) => write({ type: 'PutBackIdea', idea })),
	HideWall: with1(walls, (wall) => write({ type: 'HideWall', wall })),
	ShowWall: with1(walls, (wall) => write({ type: 'ShowWall', wall }))
} satisfies Partial<Record<Command['type'], Move>>;
export const rareMoves: readonly Move[] = Object.values(rarely);

/** Once the meeting is closed, and by dice of their own: its minutes are corrected and published. */
const published = {
	PublishMinutes: (_, dice) =>
		lead({ type: 'PublishMinutes', how: dice.pick(readings) ?? 'unread', by: 'Samira', reason: words(dice) }),
	ProposeCorrection: (meeting, dice) => {
		const [entry, item] = [oneOf(dice, entries(meeting)), oneOf(dice, items(meeting))];
		const about = entry !== null && dice.chance(0.7) ? { entry } : item === null ? {} : { item };
		return { by: anybody(dice), command: { type: 'ProposeCorrection', words: words(dice), ...about } };
	},
	WithdrawCorrection: with1(proposals, (proposal, _, dice) =>
		dice.chance(0.2) ? { by: anybody(dice), command: { type: 'WithdrawCorrection', proposal } } : null
	),
	AnswerCorrection: with1(proposals, (proposal, _, dice) =>
		write({
			type: 'AnswerCorrection',
			proposal,
			outcome: dice.pick(outcomes) ?? 'taken',
			words: words(dice),
			against: words(dice),
			kind: 'question',
			reason: words(dice)
		})
	),
	NoteCopy: (_, dice) =>
		write({
			type: 'NoteCopy',
			edition: 'outside',
			document: dice.pick(copiedDocuments) ?? 'minutes',
			to: 'La mairie',
			...(dice.chance(0.5) && { version: 1 })
		})
} satisfies Partial<Record<Command['type'], Move>>;
export const publishedMoves: readonly Move[] = Object.values(published);

/** Beside all others, and by dice of their own: commands that take something back, or that come by themselves. */
const besides = {
	TakeBackClosing: () => lead({ type: 'TakeBackClosing' }),
	PlanNext: () => write({ type: 'PlanNext', date: '2026-12-10', place: 'Centre social' }),
	UndoEndTurn: with1(
		({ queue }) => queue.past.slice(-2).map(({ id }) => id),
		(turn) => lead({ type: 'UndoEndTurn', turn })
	),
	SetNameInMinutes: (meeting, dice) => {
		const by = anybody(dice);
		const person = oneOf(dice, persons(meeting));
		const named = by.role === 'resident' || person === null ? {} : { person };
		return { by, command: { type: 'SetNameInMinutes', inMinutes: dice.chance(0.7), ...named } };
	},
	WelcomeGuest: (meeting, dice) =>
		meeting.people.order.length < 60
			? write({ type: 'WelcomeGuest', name: 'Mme Élue', role: words(dice) })
			: null,
	SetGuest: with1(persons, (person, _, dice) => {
		const guest = dice.chance(0.4) ? { name: 'M. Roy', role: 'Maire' } : null;
		return write({ type: 'SetGuest', person, guest, counted: dice.chance(0.5) });
	}),
	CallLast: with1(openVotes, (vote, meeting) =>
		lead({ type: 'CallLast', vote, round: round(meeting, vote) })
	),
	CancelLastCall: with1(openVotes, (vote, meeting) =>
		lead({ type: 'CancelLastCall', vote, round: round(meeting, vote) })
	),
	TurnIdeas: with1(ideas, (idea, meeting, dice) =>
		write({
			type: 'TurnIdeas',
			[dice.pick(['shown', 'hidden', 'waiting'] as const) ?? 'shown']: [idea, ...ideas(meeting).slice(0, 2)]
		})
	),
	TakeBackOpening: with1(openVotes, (vote, meeting) =>
		lead({ type: 'TakeBackOpening', vote, round: round(meeting, vote) })
	)
} satisfies Partial<Record<Command['type'], Move>>;
/** Again by dice of its own: an answer that staff write down, so that each kind of vote is answered, however many kinds there are. */
export const answering: Move = with1(openVotes, (vote, meeting, dice) => {
	const person = oneOf(dice, persons(meeting));
	const ballot = { vote, round: round(meeting, vote), choice: choiceIn(meeting, vote, dice) };
	return person === null ? null : write({ type: 'CastBallot', ...ballot, person, channel: 'scribe' });
});
/** Again by dice of its own: somebody answers for a sentence. Words that were taken back have nothing left to do. */
export const confirming: Move = with1(entries, (entry, meeting, dice) => {
	const version = onShelf(meeting.record.entries, entry)?.version ?? 1;
	const answer = dice.pick(['yes', 'yes', 'yes', 'corrected', 'none', 'withdrawn'] as const) ?? 'yes';
	return {
		by: anybody(dice),
		command: {
			type: 'AnswerEntry',
			entry,
			version: dice.chance(0.9) ? version : version + 1,
			answer,
			...(answer === 'corrected' && { words: words(dice) }),
			how: dice.pick(['desk', 'aloud'] as const) ?? 'desk'
		}
	};
});
/** Again by dice of its own: a slip is printed for a sentence, or answers for it. */
export const bySlip: Move = with1(entries, (entry, meeting, dice) => {
	const noted = onShelf(meeting.record.entries, entry);
	const hash = noted?.slip?.hash;
	if (!noted || hash === undefined)
		return { by: hostAuthor, command: { type: 'GiveSlips', slips: [{ entry, hash: dice.id() }] } };
	const answer = dice.pick(['yes', 'corrected', 'none'] as const) ?? 'yes';
	const own = answer === 'corrected' && { words: words(dice) };
	return {
		by: hostAuthor,
		command: { type: 'AnswerBySlip', hash, version: noted.version, answer, ...own }
	};
});
/** Again by dice of its own: staff say whom the counted hands cover. */
export const covering: Move = with1(openVotes, (vote, meeting, dice) => {
	const options = dice.chance(0.5) ? (meeting.votes.votes[vote]?.options ?? []) : [];
	return write({
		type: 'CountHands',
		vote,
		round: round(meeting, vote),
		counts: Object.fromEntries(options.map(({ id }) => [id, dice.roll(3)])),
		covers: dice.pick(handsCovers) ?? 'others'
	});
});
/** Again by dice of its own: a person who is gone has much less to do. */
/** Again by dice of its own: off the record, hardly anything else is accepted. */
export const hushing = (meeting: Meeting): RandomCommand =>
	write({ type: isOffRecord(meeting.about) ? 'EndOffRecord' : 'BeginOffRecord' });
export const freeing: RandomCommand = write({ type: 'FreeSeats' });
export const lateMoves: readonly Move[] = Object.values(besides);

type Hushing = 'BeginOffRecord' | 'EndOffRecord';
const byType: Record<
	Exclude<
		Command['type'],
		| 'CreateMeeting'
		| 'FreeSeats'
		| 'AnswerEntry'
		| 'GiveSlips'
		| 'AnswerBySlip'
		| Hushing
		| keyof typeof rarely
		| keyof typeof besides
		| keyof typeof published
	>,
	Move
> = {
	EditMeeting: (_, dice) => write({ type: 'EditMeeting', place: words(dice) }),
	OpenDoors: () => lead({ type: 'OpenDoors' }),
	CloseMeeting: (_, dice) => (dice.chance(0.05) ? lead({ type: 'CloseMeeting' }) : null),
	ReopenMeeting: (_, dice) => (dice.chance(0.5) ? lead({ type: 'ReopenMeeting', reason: 'Corriger' }) : null),
	AddItem: (meeting, dice) =>
		lead({
			type: 'AddItem',
			title: words(dice),
			minutes: 10,
			rule: rule(dice),
			after: oneOf(dice, items(meeting))
		}),
	EditItem: with1(items, (item, _, dice) => lead({ type: 'EditItem', item, rule: rule(dice) })),
	MoveItem: with1(items, (item, meeting, dice) =>
		lead({ type: 'MoveItem', item, after: oneOf(dice, items(meeting)) })
	),
	RemoveItem: with1(items, (item) => lead({ type: 'RemoveItem', item })),
	ShowStage: (meeting, dice) => {
		const item = oneOf(dice, items(meeting));
		if (item !== null && dice.chance(0.6)) return lead({ type: 'ShowStage', stage: { kind: 'item', item } });
		return lead({
			type: 'ShowStage',
			stage: { kind: dice.pick(['pause', 'readback', 'welcome', 'closing'] as const) ?? 'pause' }
		});
	},
	Arrive: (_, dice) => ({ by: resident(dice), command: { type: 'Arrive' } }),
	GiveCard: () => write({ type: 'GiveCard' }),
	CountSomeone: () => write({ type: 'CountSomeone' }),
	MarkLeft: with1(persons, (person, _, dice) =>
		dice.chance(0.1) ? write({ type: 'MarkLeft', person }) : null
	),
	CountPresent: (_, dice) => write({ type: 'CountPresent', present: dice.chance(0.5) ? 30 : null }),
	SetName: (_, dice) => ({ by: resident(dice), command: { type: 'SetName', name: 'Aïcha' } }),
	ForgetPerson: (_, dice) =>
		dice.chance(0.2) ? { by: resident(dice), command: { type: 'ForgetPerson' } } : null,
	SetAllowance: with1(persons, (person) => write({ type: 'SetAllowance', person, factor: 1.5 })),
	SetAdmitted: with1(persons, (person, _, dice) =>
		write({ type: 'SetAdmitted', person, admitted: dice.chance(0.8) })
	),
	AdmitPhones: () => write({ type: 'AdmitPhones' }),
	MakeLink: (_, dice) => ({
		by: hostAuthor,
		command: { type: 'MakeLink', role: 'scribe', hash: `hash-${dice.roll(99)}` }
	}),
	UseLink: with1(links, (link, _, dice) => ({
		by: hostAuthor,
		command: { type: 'UseLink', link, device: `staff-${dice.roll(9)}` }
	})),
	RevokeLink: with1(links, (link) => lead({ type: 'RevokeLink', link })),
	RaiseHand: (meeting, dice) => {
		const by = anybody(dice);
		const kind = dice.pick(turnKinds) ?? 'speak';
		return {
			by,
			command: { type: 'RaiseHand', kind, ...(by.role !== 'resident' && onBehalf(meeting, dice)) }
		};
	},
	WithdrawHand: with1(waiting, (turn, _, dice) => ({
		by: anybody(dice),
		command: { type: 'WithdrawHand', turn }
	})),
	CallNext: (meeting) => lead({ type: 'CallNext', after: after(meeting) }),
	GiveFloor: with1(waiting, (turn, meeting) => lead({ type: 'GiveFloor', turn, after: after(meeting) })),
	EndTurn: with1(speaking, (turn, _, dice) => ({ by: anybody(dice), command: { type: 'EndTurn', turn } })),
	UndoNext: with1(speaking, (turn) => lead({ type: 'UndoNext', turn })),
	PauseTurn: with1(speaking, (turn) => lead({ type: 'PauseTurn', turn })),
	ResumeTurn: with1(speaking, (turn) => lead({ type: 'ResumeTurn', turn })),
	ExtendTurn: with1(speaking, (turn) => lead({ type: 'ExtendTurn', turn, bySeconds: 60 })),
	PlaceTurn: with1(waiting, (turn, meeting, dice) =>
		lead({ type: 'PlaceTurn', turn, before: oneOf(dice, waiting(meeting)) })
	),
	StartRound: () => lead({ type: 'StartRound' }),
	EndRound: ({ queue }, dice) =>
		queue.roundId !== null && dice.chance(0.2) ? lead({ type: 'EndRound', round: queue.roundId }) : null,
	PassTurn: with1(someTurn, (turn, _, dice) => ({ by: anybody(dice), command: { type: 'PassTurn', turn } })),
	CloseList: () => lead({ type: 'CloseList' }),
	OpenList: () => lead({ type: 'OpenList' }),
	PrepareVote: with1(items, (item, _, dice) =>
		lead({ type: 'PrepareVote', item, ...planOfVote(dice), open: dice.chance(0.3) })
	),
	EditVote: with1(votes, (vote, _, dice) => lead({ type: 'EditVote', vote, ...planOfVote(dice) })),
	RemoveVote: with1(votes, (vote, _, dice) => (dice.chance(0.2) ? lead({ type: 'RemoveVote', vote }) : null)),
	OpenVote: with1(votes, (vote) => lead({ type: 'OpenVote', vote })),
	CastBallot: with1(votes, (vote, meeting, dice) => {
		const ballot = {
			type: 'CastBallot' as const,
			vote,
			round: round(meeting, vote),
			choice: choiceIn(meeting, vote, dice)
		};
		if (meeting.votes.votes[vote]?.level === 'coded') {
			const code =
				oneOf(
					dice,
					slips(meeting).map((slip) => meeting.votes.slips[slip]?.hash ?? 'none')
				) ?? 'none';
			return { by: anybody(dice), command: { ...ballot, code } };
		}
		const person = oneOf(dice, persons(meeting));
		if (person === null || dice.chance(0.7)) return { by: resident(dice), command: ballot };
		return write({ ...ballot, person, channel: dice.pick(['hand', 'paper', 'scribe'] as const) ?? 'hand' });
	}),
	CountHands: with1(votes, (vote, meeting, all) => {
		const dice = all.fork();
		const options = meeting.votes.votes[vote]?.options ?? [];
		const counts = Object.fromEntries(options.map((option) => [option.id, dice.roll(5)]));
		return write({
			type: 'CountHands',
			vote,
			round: round(meeting, vote),
			counts,
			...(asksPeople(meeting, vote) && dice.chance(0.5) && { people: 9 })
		});
	}),
	CloseVote: with1(votes, (vote, meeting, dice) =>
		dice.chance(0.3)
			? lead({ type: 'CloseVote', vote, round: round(meeting, vote), lost: dice.chance(0.2) })
			: null
	),
	ReopenVote: with1(votes, (vote, meeting) =>
		lead({ type: 'ReopenVote', vote, round: round(meeting, vote) })
	),
	AskIdea: with1(ideas, (idea) => lead({ type: 'AskIdea', idea })),
	RecoverBallot: with1(openVotes, (vote, meeting, dice) => {
		const isCoded = meeting.votes.votes[vote]?.level === 'coded';
		const voter = oneOf(dice, isCoded ? slips(meeting) : persons(meeting));
		if (voter === null || !dice.chance(0.1)) return null;
		const ballot = { vote, round: round(meeting, vote), channel: 'phone' } as const;
		const whose = isCoded ? { slip: voter } : { person: voter };
		return { by: hostAuthor, command: { type: 'RecoverBallot', ...ballot, ...whose } };
	}),
	MakeSlips: (_, dice) => ({
		by: hostAuthor,
		command: { type: 'MakeSlips', hashes: [dice.id(), dice.id(), dice.id()] }
	}),
	VoidSlips: with1(slips, (slip, _, dice) =>
		dice.chance(0.2) ? lead({ type: 'VoidSlips', slips: [slip] }) : null
	),
	PrepareWall: with1(items, (item, _, dice) =>
		lead({ type: 'PrepareWall', item, prompt: words(dice), review: dice.chance(0.5), open: dice.chance(0.3) })
	),
	EditWall: with1(walls, (wall, _, dice) =>
		lead({ type: 'EditWall', wall, prompt: words(dice), review: dice.chance(0.5) })
	),
	RemoveWall: with1(walls, (wall, _, dice) => (dice.chance(0.2) ? lead({ type: 'RemoveWall', wall }) : null)),
	OpenWall: with1(walls, (wall) => lead({ type: 'OpenWall', wall })),
	CloseWall: with1(walls, (wall, _, dice) => (dice.chance(0.2) ? lead({ type: 'CloseWall', wall }) : null)),
	PostIdea: with1(walls, (wall, meeting, dice) => {
		const by = anybody(dice);
		return {
			by,
			command: {
				type: 'PostIdea',
				wall,
				words: words(dice),
				...(by.role !== 'resident' && onBehalf(meeting, dice))
			}
		};
	}),
	ShowIdea: with1(ideas, (idea) => write({ type: 'ShowIdea', idea })),
	HideIdea: with1(ideas, (idea) => write({ type: 'HideIdea', idea })),
	WithdrawIdea: with1(ideas, (idea, _, dice) =>
		dice.chance(0.3) ? { by: anybody(dice), command: { type: 'WithdrawIdea', idea } } : null
	),
	GroupIdeas: with1(ideas, (idea, meeting, dice) => {
		const group = oneOf(dice, groups(meeting));
		const wall = wallOf(meeting, idea);
		const other = ideas(meeting).filter((id) => wallOf(meeting, id) === wall && id !== idea);
		const second = oneOf(dice, other);
		const into = group !== null && wallOfGroup(meeting, group) === wall && dice.chance(0.5) ? { group } : {};
		return write({
			type: 'GroupIdeas',
			wall,
			ideas: second === null || dice.chance(0.4) ? [idea] : [idea, second],
			...into
		});
	}),
	UngroupIdeas: with1(ideas, (idea, meeting) =>
		write({ type: 'UngroupIdeas', wall: wallOf(meeting, idea), ideas: [idea] })
	),
	NameGroup: with1(groups, (group, meeting, dice) =>
		write({ type: 'NameGroup', wall: wallOfGroup(meeting, group), group, name: words(dice) })
	),
	MergeGroups: with1(groups, (from, meeting, dice) => {
		const wall = wallOfGroup(meeting, from);
		const others = groups(meeting).filter((group) => group !== from && wallOfGroup(meeting, group) === wall);
		const into = oneOf(dice, others);
		return into === null ? null : write({ type: 'MergeGroups', wall, from, into });
	}),
	UndoGrouping: with1(walls, (wall, meeting) =>
		write({ type: 'UndoGrouping', wall, change: lastChange(meeting, wall) })
	),
	NoteEntry: (meeting, dice) => {
		const idea = oneOf(dice, ideas(meeting));
		const isIdeas = idea !== null && dice.chance(0.2);
		const source = isIdeas ? { source: { kind: 'idea' as const, idea } } : nowOnStage(meeting);
		return write({ type: 'NoteEntry', ...entryText(meeting, dice), ...source });
	},
	EditEntry: with1(entries, (entry, meeting, dice) => {
		const { words } = entryText(meeting, dice);
		return write({ type: 'EditEntry', entry, kind: 'quote', words });
	}),
	MoveEntry: with1(entries, (entry, meeting, dice) =>
		write({ type: 'MoveEntry', entry, item: oneOf(dice, items(meeting)), after: null })
	),
	StrikeEntry: with1(entries, (entry) => write({ type: 'StrikeEntry', entry, reason: 'Doublon' })),
	RestoreEntry: with1(entries, (entry) => write({ type: 'RestoreEntry', entry })),
	NameEntry: with1(entries, (entry, _, all) => {
		const dice = all.fork();
		return write({ type: 'NameEntry', entry, named: dice.chance(0.7), aloud: dice.chance(0.5) });
	})
};

export const moves: readonly Move[] = Object.values(byType);
