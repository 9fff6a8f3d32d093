// The screen's view, made from the staff's view: the laptop's preview must never show more than the projector.
// It builds the screen's view field by field; it never deletes from the staff's.
import { stages } from '#meeting/agenda/stages.ts';
import { isReadBack, isShownDecided } from '#meeting/record/consent.ts';
import { publicSource } from '#meeting/record/source-kinds.ts';
import type { EntryView, StaffEntryView } from '#meeting/record/view.ts';
import type { VoteView } from '#meeting/vote/view.ts';
import type { IdeaView, StaffIdeaView } from '#meeting/wall/view.ts';
import type { ScreenView, StaffView } from '#meeting/view-types.ts';

const spoken = ({ id, label, sign, kind, reason }: StaffView['turns'][number]) => ({
	id,
	label,
	...(sign && { sign }),
	kind,
	reason
});

const vote = (staff: VoteView): VoteView => ({
	id: staff.id,
	item: staff.item,
	question: staff.question,
	from: staff.from,
	kind: staff.kind,
	options: staff.options,
	max: staff.max,
	secret: staff.secret,
	live: staff.live,
	level: staff.level,
	state: staff.state,
	round: staff.round,
	lastCall: staff.lastCall,
	answered: staff.answered,
	counts: staff.state === 'closed' || (staff.live && !staff.secret) ? staff.counts : null,
	results: staff.results
});

const idea = ({ id, wall, words, group, state, channel, at, shownAt }: StaffIdeaView): IdeaView => ({
	id,
	wall,
	words,
	group,
	state,
	channel,
	at,
	shownAt
});

function entry(staff: StaffEntryView): EntryView {
	const { id, kind, item, words, against, speaker, who, when, official, consent, version, at } = staff;
	const source = publicSource(staff.source);
	const due = staff.due !== undefined && { due: staff.due };
	const late = staff.late && { late: staff.late };
	const day = { when, ...due, ...late };
	const said = { consent, version };
	return { id, kind, item, words, against, speaker, who, ...day, official, ...said, source, at };
}

function floor(staff: NonNullable<StaffView['floor']>) {
	const { turn, label, sign, kind, startedAt, pausedAt, pausedMs, allowedMs } = staff;
	return { turn, label, ...(sign && { sign }), kind, startedAt, pausedAt, pausedMs, allowedMs };
}

const over = (view: StaffView): boolean =>
	stages[view.stage.kind].readsBack || view.meeting.phase === 'closed';

function entries(view: StaffView): EntryView[] {
	const showsDecided = stages[view.stage.kind].showsDecided;
	const isShown = over(view) ? isReadBack : (kept: StaffEntryView) => showsDecided && isShownDecided(kept);
	return view.entries.filter((kept) => !kept.struck && isShown(kept)).map(entry);
}

export function asRoomSees(view: StaffView): ScreenView {
	const wall = view.wall;
	const shown = wall?.hidden ? null : wall;
	return {
		meeting: view.meeting,
		stage: view.stage,
		people: view.people,
		agenda: view.agenda.map((item) => ({ ...item, note: '' })),
		floor: view.floor && floor(view.floor),
		queue: { ...view.queue, roundId: null, undoUntil: null, endUndo: null },
		turns: view.turns.map(spoken),
		vote: view.vote && vote(view.vote),
		wall: wall && { ...wall, held: false, lastChange: null },
		ideas: shown
			? view.ideas.filter(({ wall, state }) => wall === shown.id && state === 'shown').map(idea)
			: [],
		groups: shown ? view.groups.filter((group) => group.wall === shown.id) : [],
		entries: entries(view),
		hall: view.hall,
		page: view.page
	};
}
