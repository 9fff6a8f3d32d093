// What can be handed out the morning after: the results of the room, and nothing that needs anybody's yes. It is built field by field
// from the outside edition, so its documents are made of this alone.
import { keyed } from '#stream/keyed.ts';
import { isResult, resultKinds } from '../record/kinds/kinds.ts';
import { checkOf, fewest, isAboutCount, type Finding } from './check.ts';
import { outsideOf } from './outside.ts';
import { unspoken } from './speech.ts';
import type { EntryMinutes, Frame, Minutes, RoundMinutes, VoteMinutes, WallMinutes } from './types.ts';

/** D74 */
export function handoutOf(minutes: Minutes): Minutes {
	const { phase, publication, frame, sections, gathered } = outsideOf(minutes);
	const notes = sections
		.flatMap((section) => section.notes)
		.filter(({ kind, consent }) => isResult(kind) && consent !== 'withdrawn');
	return {
		edition: 'outside',
		phase,
		publication: { state: publication.state, versions: [], proposals: [] },
		frame: frameOf(frame),
		sections: [
			{
				item: null,
				speech: unspoken,
				notes: notes.map(noteOf),
				walls: sections.flatMap(({ walls }) => walls.map(wallOf)),
				votes: sections.flatMap(({ votes }) => votes.filter(({ rounds }) => rounds.length > 0).map(voteOf))
			}
		],
		gathered: keyed(resultKinds, (kind) => gathered[kind]),
		corrections: { struck: [], changes: [], takenBack: [], reopened: [], masked: [] }
	};
}

/** D76. The findings in the handout. Small numbers are not among them, by D75. */
export const handoutCheck = (minutes: Minutes, names: readonly string[]): Finding[] =>
	checkOf(handoutOf(minutes), names).filter((finding) => !isAboutCount(finding));

const frameOf = (frame: Frame): Frame => ({
	table: frame.table,
	title: frame.title,
	convener: '',
	place: frame.place,
	date: frame.date,
	purpose: '',
	facilitator: '',
	secretary: '',
	excused: '',
	next: frame.next,
	createdAt: frame.createdAt,
	openedAt: frame.openedAt,
	closedAt: frame.closedAt,
	offRecord: [],
	zone: frame.zone,
	present: frame.present,
	counted: frame.counted,
	arrivals: { phone: 0, card: 0, someone: 0 },
	heard: frame.heard,
	officials: [],
	guests: [],
	rules: []
});

/** Who does it stands in it, never who said it. */
const noteOf = (note: EntryMinutes): EntryMinutes => ({
	id: note.id,
	kind: note.kind,
	words: note.words,
	against: note.against,
	speaker: { kind: 'resident' },
	who: note.who,
	when: note.when,
	official: note.official,
	consent: null,
	source: note.source?.kind === 'vote' ? note.source : null,
	at: note.at,
	afterwards: note.afterwards
});

/** How many ideas came. */
const wallOf = ({ id, state, came }: WallMinutes): WallMinutes => ({
	id,
	prompt: '',
	state,
	came,
	channels: noChannels,
	groups: [],
	alone: 0,
	ungrouped: [],
	hidden: 0,
	waiting: 0,
	withdrawn: { author: 0, staff: 0 }
});

const noChannels = { phone: 0, hand: 0, paper: 0, scribe: 0 };

const voteOf = (vote: VoteMinutes): VoteMinutes => ({
	id: vote.id,
	question: vote.question,
	from: null,
	wall: null,
	kind: vote.kind,
	options: vote.options,
	max: vote.max,
	secret: vote.secret,
	level: vote.level,
	state: vote.state,
	answered: vote.answered,
	rounds: vote.rounds.slice(-1).map(roundOf)
});

/** D75. Of few answers there are no counts. The ways in which people answered are not told if one of them was taken by few. */
const roundOf = ({
	round,
	cast,
	present,
	channels,
	counts,
	openedAt,
	closedAt
}: RoundMinutes): RoundMinutes => {
	const isFew = cast > 0 && cast < fewest;
	const hasFewInOneWay = Object.values(channels).some((count) => count > 0 && count < fewest);
	return {
		round,
		cast,
		present,
		channels: isFew || hasFewInOneWay ? noChannels : channels,
		counts: isFew ? [] : counts,
		openedAt,
		closedAt
	};
};
