// Who may see each field of the domain: the contract that the sight test holds every view against.
// A field that is missing here fails the test: decide who sees it, then add its line.
// `*` stands for any key of a record, `[]` for any place of a list, `{key}` for the keys themselves.
import type { Meeting } from '#meeting/meeting.ts';
import { offRecordSince } from '#meeting/off-record.ts';
import { isDecided } from '#meeting/record/kinds/kinds.ts';
import { allOn, onShelf } from '#stream/shelf.ts';
import type { Audience } from '#meeting/view-types.ts';
import { readBack, showsDecided } from '#meeting/view.ts';

/** `mine`: sent to a phone as its owner's own, although the field is about somebody else or nobody. */
export type Reader = Audience | 'mine';
type Seen = readonly Reader[];
type Shown = (meeting: Meeting, ids: readonly string[]) => boolean;
/** The readers of a field. They are fixed, or they are everybody as long as it is shown, or the screen alone: the state and the ids on its path decide. */
export type SeenBy = Seen | { readonly shown: Shown; readonly onScreen?: Shown; readonly otherwise: Seen };

export const everybody: Seen = ['resident', 'screen', 'staff', 'mine'];
export const roomAndStaff: Seen = ['screen', 'staff'];
const staffOnly: Seen = ['staff'];
const staffAndMine: Seen = ['staff', 'mine'];
const nobody: Seen = [];
const whileShown = (shown: Shown, onScreen?: Shown): SeenBy => ({
	shown,
	...(onScreen && { onScreen }),
	otherwise: staffOnly
});

const isStanding: Shown = (meeting, [id = '']) =>
	readBack(meeting) && onShelf(meeting.record.entries, id)?.struck === false;
/** M9: a sentence without a yes is read in the minutes. */
const isRead: Shown = (meeting, ids) => {
	const entry = onShelf(meeting.record.entries, ids[0] ?? '');
	if (!isStanding(meeting, ids) || !entry || entry.withdrawn) return false;
	return entry.kind !== 'quote' || entry.answer?.version === entry.version;
};
/** What is read of an entry before its kind says whether the screen shows it. */
const isStandingOnScreen: Shown = (meeting, [id = '']) =>
	showsDecided(meeting) && onShelf(meeting.record.entries, id)?.struck === false;
/** M9: what was decided stands on the screen beside the agenda. */
const isDecidedOnScreen: Shown = (meeting, [id = '']) => {
	const kind = onShelf(meeting.record.entries, id)?.kind;
	return kind !== undefined && isStandingOnScreen(meeting, [id]) && isDecided(kind);
};
const isPut: Shown = ({ agenda: { stage } }, [id]) => stage.kind === 'vote' && stage.vote === id;
const isOnWall: Shown = ({ walls, agenda: { stage } }, [id = '']) => {
	const idea = walls.ideas[id];
	const wall = stage.kind === 'wall' ? walls.walls[stage.wall] : undefined;
	return wall?.id === idea?.wall && wall?.hidden === false && idea?.state === 'shown';
};
/** Also as the question of a vote, or the words of an entry. */
const isToldOfIdea: Shown = (meeting, ids) => {
	const isOf = (source: string | null | undefined) => source === ids[0];
	return (
		isOnWall(meeting, ids) ||
		meeting.votes.order.some((id) => isPut(meeting, [id]) && isOf(meeting.votes.votes[id]?.from)) ||
		allOn(meeting.record.entries).some(
			({ id, source }) => isRead(meeting, [id]) && source?.kind === 'idea' && isOf(source.idea)
		)
	);
};
const isDecidedOfIdea: Shown = (meeting, ids) =>
	allOn(meeting.record.entries).some(
		({ id, source }) => isDecidedOnScreen(meeting, [id]) && source?.kind === 'idea' && source.idea === ids[0]
	);
const ofIdea = whileShown(isToldOfIdea, isDecidedOfIdea);
const ofCard = whileShown(isOnWall);
const ofEntry = whileShown(isRead, isDecidedOnScreen);
/** Also on the phone of whoever does it (R16), before it is read back. */
const ofDoer: SeenBy = { ...ofEntry, otherwise: ['staff', 'mine'] };
const ofVote = whileShown(isPut);
/** Whoever has answered is told so. */
const ofVoter: SeenBy = { shown: isPut, otherwise: ['staff', 'mine'] };
const ofWall = whileShown(({ agenda: { stage } }, [id]) => stage.kind === 'wall' && stage.wall === id);
const ofGroup = whileShown(
	(meeting, [id = '']) => meeting.walls.groups[id]?.ideas.some((idea) => isOnWall(meeting, [idea])) === true
);

const turnFields = [
	...['id', 'person', 'kind', 'channel', 'item', 'askedAt', 'seq', 'answers', 'passed', 'inRound', 'given']
];

/** An undo would restore it. Nobody sees it before that. */
const beforeNext = [
	...turnFields.map((field) => `floor.turn.${field}`),
	...['item', 'startedAt', 'pausedAt', 'pausedMs', 'allowedMs', 'overridden'].map(
		(field) => `floor.${field}`
	),
	...['id', 'person', 'kind', 'channel', 'item', 'startedAt', 'ms', 'how', 'overMs', 'inRound'].map(
		(field) => `ended.${field}`
	),
	...['at', 'fixed.[].turn', 'fixed.[].why', 'heard.[]', 'overrides.[]'],
	...['spoken.{key}', 'spoken.*.turns', 'spoken.*.ms', 'spoken.*.byItem.{key}', 'spoken.*.byItem.*']
];

/** People who waited when the meeting was closed. They are seen again once that is taken back. */
const atClose = [
	...['{key}', ...turnFields.map((field) => `*.${field}`)].map((field) => `waiting.${field}`),
	...['fixed.[].turn', 'fixed.[].why']
];

export const sight: Readonly<Record<string, SeenBy>> = {
	...Object.fromEntries(beforeNext.map((field) => [`queue.before.${field}`, nobody])),
	// Which end of a turn can be undone, and until when.
	'queue.before.at': staffOnly,
	'queue.before.ended.id': staffOnly,
	...Object.fromEntries(atClose.map((field) => [`queue.atClose.${field}`, nobody])),
	'queue.overrides.[]': nobody,
	'about.id': everybody,
	'about.table': nobody,
	'about.tableName': everybody,
	'about.title': everybody,
	'about.place': everybody,
	'about.date': everybody,
	'about.convener': everybody,
	'about.purpose': everybody,
	...Object.fromEntries(['facilitator', 'secretary', 'excused'].map((at) => [`about.${at}`, staffOnly])),
	...Object.fromEntries(['date', 'time', 'place'].map((at) => [`about.next.${at}`, everybody])),
	'about.salt': nobody,
	'about.phase': everybody,
	'about.createdAt': nobody,
	'about.openedAt': everybody,
	'about.closedAt': everybody,
	'about.zone': everybody,
	'about.presentAtClose': nobody,
	...Object.fromEntries(['kind', 'item', 'vote', 'wall'].map((at) => [`about.stageAtClose.${at}`, nobody])),
	'about.publishes': nobody,
	'about.takenBack.[].closedAt': nobody,
	'about.takenBack.[].at': nobody,
	// Since when, as long as it lasts. The minutes have each of its times.
	'about.offRecord.[].from': {
		shown: ({ about }) => offRecordSince(about) !== null,
		otherwise: nobody
	},
	'about.offRecord.[].until': nobody,
	...Object.fromEntries(['at', 'by', 'reason', 'places'].map((at) => [`about.masked.[].${at}`, nobody])),
	'about.reopened.[].at': nobody,
	'about.reopened.[].reason': nobody,
	'agenda.items.{key}': everybody,
	'agenda.items.*.id': everybody,
	'agenda.items.*.title': everybody,
	'agenda.items.*.minutes': everybody,
	'agenda.items.*.rule': everybody,
	'agenda.items.*.turnSeconds': everybody,
	'agenda.items.*.note': staffOnly,
	'agenda.items.*.spentMs': everybody,
	'agenda.items.*.visited': everybody,
	'agenda.order.[]': everybody,
	'agenda.stage.kind': everybody,
	'agenda.stage.item': everybody,
	'agenda.stage.vote': everybody,
	'agenda.stage.wall': everybody,
	'agenda.stage.until': everybody,
	'agenda.shownAt': roomAndStaff,
	'agenda.current': everybody,
	'agenda.since': everybody,
	'people.persons.[].{key}': staffOnly,
	'people.persons.[].*.id': staffOnly,
	'people.persons.[].*.kind': everybody,
	'people.persons.[].*.device': nobody,
	'people.persons.[].*.number': everybody,
	'people.persons.[].*.arrivedAt': nobody,
	'people.persons.[].*.present': everybody,
	'people.persons.[].*.named': staffOnly,
	'people.persons.[].*.inMinutes': staffOnly,
	// A guest is called by both wherever they speak or are quoted.
	'people.persons.[].*.guest.name': everybody,
	'people.persons.[].*.guest.role': everybody,
	'people.persons.[].*.allowance': staffOnly,
	'people.persons.[].*.phone': staffOnly,
	'people.persons.[].*.admitted': staffOnly,
	'people.order.[]': everybody,
	'people.seats.[].{key}': nobody,
	'people.seats.[].*': nobody,
	'people.away.{key}': nobody,
	'people.away.*': nobody,
	'people.phones': nobody,
	'people.counted': everybody,
	'people.links.{key}': staffOnly,
	'people.links.*.id': staffOnly,
	'people.links.*.role': staffOnly,
	'people.links.*.hash': nobody,
	'people.links.*.device': staffOnly,
	'people.links.*.madeAt': staffOnly,
	'people.links.*.usedAt': staffOnly,
	'people.links.*.revoked': staffOnly,
	'queue.open': everybody,
	'queue.waiting.{key}': everybody,
	'queue.waiting.*.id': everybody,
	'queue.waiting.*.person': staffOnly,
	'queue.waiting.*.kind': everybody,
	'queue.waiting.*.channel': nobody,
	'queue.waiting.*.item': nobody,
	'queue.waiting.*.askedAt': staffOnly,
	'queue.waiting.*.seq': nobody,
	'queue.waiting.*.answers': nobody,
	'queue.waiting.*.passed': everybody,
	'queue.waiting.*.inRound': everybody,
	'queue.waiting.*.given': nobody,
	'queue.fixed.[].turn': everybody,
	'queue.fixed.[].why': everybody,
	'queue.floor.turn.id': everybody,
	'queue.floor.turn.person': staffOnly,
	'queue.floor.turn.kind': everybody,
	'queue.floor.turn.channel': nobody,
	'queue.floor.turn.item': nobody,
	'queue.floor.turn.askedAt': nobody,
	'queue.floor.turn.seq': nobody,
	'queue.floor.turn.answers': nobody,
	'queue.floor.turn.passed': nobody,
	'queue.floor.turn.inRound': nobody,
	'queue.floor.turn.given': nobody,
	'queue.floor.item': nobody,
	'queue.floor.startedAt': everybody,
	'queue.floor.pausedAt': everybody,
	'queue.floor.pausedMs': everybody,
	'queue.floor.allowedMs': everybody,
	'queue.floor.overridden': nobody,
	// The same as `past`, found by turn. Every view is made from `past`.
	'queue.over.[].{key}': staffOnly,
	'queue.over.[].*': nobody,
	'queue.past.[].id': staffOnly,
	'queue.past.[].person': staffOnly,
	'queue.past.[].kind': nobody,
	'queue.past.[].channel': nobody,
	'queue.past.[].item': staffOnly,
	'queue.past.[].startedAt': staffOnly,
	'queue.past.[].ms': nobody,
	'queue.past.[].how': nobody,
	'queue.past.[].overMs': nobody,
	'queue.past.[].inRound': nobody,
	'queue.spoken.{key}': staffOnly,
	'queue.spoken.*.turns': everybody,
	'queue.spoken.*.ms': nobody,
	'queue.spoken.*.byItem.{key}': everybody,
	'queue.spoken.*.byItem.*': everybody,
	'queue.heard.[]': staffOnly,
	'queue.seq': nobody,
	'queue.isRoundOn': everybody,
	'queue.roundId': staffOnly,
	'votes.votes.{key}': ofVote,
	'votes.votes.*.id': ofVoter,
	'votes.votes.*.item': ofVote,
	'votes.votes.*.question': ofVote,
	'votes.votes.*.from': ofVote,
	'votes.votes.*.wall': staffOnly,
	'votes.votes.*.kind': ofVote,
	'votes.votes.*.options.[].id': ofVote,
	'votes.votes.*.options.[].label': ofVote,
	'votes.votes.*.max': ofVote,
	'votes.votes.*.secret': ofVote,
	'votes.votes.*.live': ofVote,
	'votes.votes.*.level': ofVote,
	'votes.votes.*.state': ofVote,
	'votes.votes.*.round': ofVoter,
	'votes.votes.*.lastCall': ofVote,
	'votes.votes.*.unread': staffOnly,
	'votes.votes.*.openedAt': nobody,
	'votes.votes.*.ballots.[].{key}': staffOnly,
	'votes.votes.*.ballots.[].*.channel': nobody,
	// In an open vote that is live, it is seen as a count.
	'votes.votes.*.ballots.[].*.choice.[]': nobody,
	'votes.votes.*.aside.[].{key}': staffOnly,
	'votes.votes.*.aside.[].*.channel': nobody,
	'votes.votes.*.aside.[].*.choice.[]': nobody,
	'votes.votes.*.hands.counts.{key}': ofVote,
	'votes.votes.*.hands.counts.*': ofVote,
	'votes.votes.*.hands.people': ofVote,
	'votes.votes.*.covers': staffOnly,
	'votes.votes.*.results.[].round': ofVote,
	'votes.votes.*.results.[].cast': ofVote,
	'votes.votes.*.results.[].present': ofVote,
	'votes.votes.*.results.[].channels.{key}': ofVote,
	'votes.votes.*.results.[].channels.*': ofVote,
	'votes.votes.*.results.[].counts.{key}': ofVote,
	'votes.votes.*.results.[].counts.*': ofVote,
	'votes.votes.*.results.[].openedAt': ofVote,
	'votes.votes.*.results.[].closedAt': ofVote,
	'votes.votes.*.results.[].lost': ofVote,
	'votes.votes.*.results.[].slips': ofVote,
	'votes.votes.*.results.[].covers': ofVote,
	'votes.order.[]': ofVote,
	'votes.slips.{key}': staffOnly,
	'votes.slips.*.id': staffOnly,
	'votes.slips.*.number': staffOnly,
	'votes.slips.*.hash': nobody,
	'votes.slips.*.isVoid': staffOnly,
	'walls.walls.{key}': ofWall,
	'walls.walls.*.id': ofWall,
	'walls.walls.*.item': ofWall,
	'walls.walls.*.prompt': ofWall,
	'walls.walls.*.review': ofWall,
	'walls.walls.*.state': ofWall,
	'walls.walls.*.hidden': ofWall,
	'walls.walls.*.held': staffOnly,
	'walls.walls.*.ideas.[]': everybody,
	'walls.walls.*.groups.[]': everybody,
	'walls.walls.*.changes.[].change': staffOnly,
	'walls.walls.*.changes.[].groups.[].id': nobody,
	'walls.walls.*.changes.[].groups.[].name': nobody,
	'walls.walls.*.changes.[].groups.[].ideas.[]': nobody,
	'walls.order.[]': everybody,
	'walls.ideas.{key}': everybody,
	'walls.ideas.*.id': ofIdea,
	'walls.ideas.*.wall': ofCard,
	'walls.ideas.*.person': nobody,
	'walls.ideas.*.channel': ofCard,
	'walls.ideas.*.words': ofIdea,
	'walls.ideas.*.at': ofCard,
	'walls.ideas.*.shownAt': ofCard,
	'walls.ideas.*.state': ofCard,
	'walls.ideas.*.withdrawnBy': nobody,
	'walls.ideas.*.group': ofCard,
	'walls.ideas.*.from': staffOnly,
	'walls.groups.{key}': ofGroup,
	'walls.groups.*.id': ofGroup,
	'walls.groups.*.name': ofGroup,
	'walls.groups.*.ideas.[]': ofGroup,
	'record.notedAt': nobody,
	'record.slips': nobody,
	'record.entries.[].{key}': ofEntry,
	'record.entries.[].*.id': ofEntry,
	// With another kind the entry would be no quote.
	'record.entries.[].*.kind': whileShown(isStanding, isStandingOnScreen),
	'record.entries.[].*.item': ofDoer,
	'record.entries.[].*.words': ofEntry,
	'record.entries.[].*.against': ofEntry,
	'record.entries.[].*.who': ofEntry,
	'record.entries.[].*.who.person': staffOnly,
	'record.entries.[].*.who.group': ofEntry,
	'record.entries.[].*.when': ofEntry,
	'record.entries.[].*.official.name': ofEntry,
	'record.entries.[].*.official.role': ofEntry,
	'record.entries.[].*.source.kind': ofEntry,
	'record.entries.[].*.source.turn': staffOnly,
	'record.entries.[].*.source.vote': ofEntry,
	'record.entries.[].*.source.idea': ofEntry,
	'record.entries.[].*.source.entry': staffOnly,
	'record.entries.[].*.person': staffOnly,
	'record.entries.[].*.named': staffOnly,
	'record.entries.[].*.aloud': staffOnly,
	'record.entries.[].*.at': ofDoer,
	'record.entries.[].*.by': staffOnly,
	'record.entries.[].*.struck': staffOnly,
	'record.entries.[].*.version': ofDoer,
	'record.entries.[].*.answer.version': ofDoer,
	'record.entries.[].*.answer.uses.[]': nobody,
	'record.entries.[].*.answer.how': staffOnly,
	'record.entries.[].*.answer.at': staffOnly,
	'record.entries.[].*.slip.number': staffOnly,
	'record.entries.[].*.slip.hash': nobody,
	'record.entries.[].*.withdrawn': ofDoer,
	'record.entries.[].*.traces.[].at': staffOnly,
	'record.entries.[].*.traces.[].by': staffOnly,
	'record.entries.[].*.traces.[].what': staffOnly,
	'record.entries.[].*.traces.[].before.words': staffOnly,
	'record.entries.[].*.traces.[].before.against': nobody,
	'record.entries.[].*.traces.[].before.who': nobody,
	'record.entries.[].*.traces.[].before.who.person': nobody,
	'record.entries.[].*.traces.[].before.who.group': nobody,
	'record.entries.[].*.traces.[].before.when': nobody,
	'record.entries.[].*.traces.[].before.official.name': nobody,
	'record.entries.[].*.traces.[].before.official.role': nobody,
	'record.entries.[].*.traces.[].kind': staffOnly,
	'record.entries.[].*.traces.[].reason': staffOnly,
	'record.order.[]': everybody,
	...Object.fromEntries(
		['number', 'at', 'how', 'by', 'reason'].map((at) => [`publication.versions.[].${at}`, everybody])
	),
	// Whoever proposed it is told what became of it.
	...Object.fromEntries(
		['id', 'entry', 'item', 'words', 'at', 'answer.outcome', 'answer.reason', 'answer.at'].map((at) => [
			`publication.proposals.[].${at}`,
			staffAndMine
		])
	),
	...Object.fromEntries(
		['against', 'reason', 'how', 'withdrawn'].map((at) => [`publication.proposals.[].${at}`, staffOnly])
	),
	'publication.proposals.[].person': nobody,
	...Object.fromEntries(
		['id', 'version', 'edition', 'document', 'to', 'at'].map((at) => [
			`publication.copies.[].${at}`,
			staffOnly
		])
	)
};

/** P31: the only places of a view, or of what is a phone's own, where a sign may stand. */
export const signSight: Readonly<Record<Reader, readonly string[]>> = {
	resident: ['floor', 'turns.[]'],
	screen: ['floor', 'turns.[]'],
	staff: ['floor', 'turns.[]', 'persons.[]'],
	mine: ['']
};
/** P31: the only places where residents and the screen are told of a turn. By it a sign could be found. */
export const turnSight: readonly string[] = ['floor.turn', 'turns.[].id'];
