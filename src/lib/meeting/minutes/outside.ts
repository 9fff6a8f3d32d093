// The outside edition may leave the table. It is built field by field from the table's edition. It holds the sentences to which their
// speakers said yes, and a mark where one was taken back. Of walls it holds the names of groups and counts, because an idea is its
// author's, who was not asked. Of corrections it holds nobody's words.
import { keyed } from '#stream/keyed.ts';
import { resultKinds } from '../record/kinds/kinds.ts';
import { fewest } from './check.ts';
import type {
	Corrections,
	EntryMinutes,
	Frame,
	Minutes,
	PublicationMinutes,
	RoundMinutes,
	Section,
	VoteMinutes,
	WallMinutes
} from './types.ts';

/** D47 */
export function outsideOf({ phase, publication, frame, sections, gathered, corrections }: Minutes): Minutes {
	const outside = sections.map(sectionOutside);
	const told = new Set(outside.flatMap(({ notes }) => notes.map(({ id }) => id)));
	return {
		edition: 'outside',
		phase,
		publication: publicationOutside(publication),
		frame: frameOutside(frame),
		sections: outside,
		gathered: keyed(resultKinds, (kind) => gathered[kind].filter((id) => told.has(id))),
		corrections: correctionsOutside(corrections)
	};
}

const publicationOutside = ({ state, versions }: PublicationMinutes): PublicationMinutes => ({
	state,
	versions: versions.map(({ number, at, how, by, reason }) => ({ number, at, how, by, reason })),
	proposals: []
});

const frameOutside = (frame: Frame): Frame => ({
	table: frame.table,
	title: frame.title,
	convener: frame.convener,
	place: frame.place,
	date: frame.date,
	purpose: frame.purpose,
	facilitator: frame.facilitator,
	secretary: frame.secretary,
	excused: frame.excused,
	next: frame.next,
	createdAt: frame.createdAt,
	openedAt: frame.openedAt,
	closedAt: frame.closedAt,
	zone: frame.zone,
	present: frame.present,
	counted: frame.counted,
	arrivals: frame.arrivals,
	heard: frame.heard,
	officials: frame.officials,
	guests: frame.guests,
	rules: frame.rules,
	offRecord: frame.offRecord
});

const sectionOutside = ({ item, speech, notes, walls, votes }: Section): Section => ({
	item,
	speech,
	notes: notes
		.filter(mayLeave)
		.map((note) => (note.consent === 'withdrawn' ? markOf(note) : noteOutside(note))),
	walls: walls.map(wallOutside),
	votes: votes.map(voteOutside)
});

/** Nobody is asked for a result of the room. */
const mayLeave = ({ consent }: EntryMinutes): boolean => consent !== 'noted';

/** Its number stays that of its place. */
const markOf = ({ id, kind, at, afterwards }: EntryMinutes): EntryMinutes => ({
	id,
	kind,
	words: null,
	against: null,
	speaker: { kind: 'resident' },
	who: null,
	when: '',
	official: null,
	consent: 'withdrawn',
	source: null,
	at,
	afterwards
});

/** The idea or the entry that it came from is not told here: it may be one that does not leave the table. */
const noteOutside = (note: EntryMinutes): EntryMinutes => ({
	id: note.id,
	kind: note.kind,
	words: note.words,
	against: note.against,
	speaker: note.speaker,
	who: note.who,
	when: note.when,
	official: note.official,
	consent: note.consent,
	source: sourceOutside(note.source),
	at: note.at,
	afterwards: note.afterwards
});

const sourceOutside = (source: EntryMinutes['source']): EntryMinutes['source'] =>
	source?.kind === 'turn' || source?.kind === 'vote' ? source : null;

const wallOutside = (wall: WallMinutes): WallMinutes => ({
	id: wall.id,
	prompt: wall.prompt,
	state: wall.state,
	came: wall.came,
	channels: wall.channels,
	groups: wall.groups.map(({ id, name, count }) => ({ id, name, count, ideas: [] })),
	alone: wall.alone,
	ungrouped: [],
	hidden: wall.hidden,
	waiting: wall.waiting,
	withdrawn: wall.withdrawn
});

const voteOutside = (vote: VoteMinutes): VoteMinutes => ({
	id: vote.id,
	question: vote.question,
	from: null,
	wall: vote.wall,
	kind: vote.kind,
	options: vote.options,
	max: vote.max,
	secret: vote.secret,
	level: vote.level,
	state: vote.state,
	answered: vote.answered,
	rounds: vote.rounds.map((round) => (vote.secret && isFew(round) ? withoutCounts(round) : round))
});

/** T7, D75. Few secret ballots tell their voters to people who were in the room. */
const isFew = ({ cast }: RoundMinutes): boolean => cast > 0 && cast < fewest;
const withoutCounts = (round: RoundMinutes): RoundMinutes => ({
	...round,
	channels: { phone: 0, hand: 0, paper: 0, scribe: 0 },
	counts: []
});

/** When and by whom, without a reason: people write others' words there. */
const correctionsOutside = ({ struck, changes, takenBack, reopened, masked }: Corrections): Corrections => ({
	struck: struck.map(({ kind, item, at, by }) => ({ kind, item, at, by, reason: '' })),
	changes: changes.map(({ what, kind, item, at, by }) => ({ what, kind, item, at, by })),
	takenBack,
	reopened: reopened.map(({ at }) => ({ at, reason: '' })),
	masked: masked.map(({ at, by, places }) => ({ at, by, reason: '', places }))
});
