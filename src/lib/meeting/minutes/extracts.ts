// Extracts of the minutes: one item of the agenda, or one theme of a wall with what came of it by the thread. Each is made from one
// edition, and holds nothing that this edition does not hold.
import { keyed } from '#stream/keyed.ts';
import { resultKinds } from '../record/kinds/kinds.ts';
import { sourceId } from './source-id.ts';
import { unspoken } from './speech.ts';
import type { Minutes, Section, WallMinutes } from './types.ts';

/** D81. Null: there is no such item. */
export function itemOf(minutes: Minutes, item: string): Minutes | null {
	const section = minutes.sections.find((each) => each.item?.id === item);
	return section ? withSections(minutes, [section], item) : null;
}

/** D82. Null: there is no such group of ideas, or it may not be shown. */
export function themeOf(minutes: Minutes, group: string): Minutes | null {
	const wall = minutes.sections
		.flatMap(({ walls }) => walls)
		.find(({ groups }) => groups.some(({ id }) => id === group));
	if (!wall) return null;
	const told = cameOf(minutes, wall, group);
	const sections = minutes.sections.map((section): Section => {
		return {
			item: section.item,
			speech: unspoken,
			notes: section.notes.filter(({ id }) => told.has(id)),
			walls: section.walls.filter(({ id }) => id === wall.id).map((each) => onlyGroup(each, group)),
			votes: section.votes.filter(({ id }) => told.has(id))
		};
	});
	const isTold = ({ notes, walls, votes }: Section): boolean =>
		notes.length + walls.length + votes.length > 0;
	return withSections(minutes, sections.filter(isTold), null);
}

/** T2. The votes and the entries that came of these ideas: of one of them, of a vote between the groups, or of what came of those. */
function cameOf({ sections }: Minutes, wall: WallMinutes, group: string): ReadonlySet<string> {
	const ideas = wall.groups.find(({ id }) => id === group)?.ideas ?? [];
	const [notes, votes] = [sections.flatMap((each) => each.notes), sections.flatMap((each) => each.votes)];
	const sources = new Set(ideas.map(({ id }) => id));
	const came = new Set(
		votes
			.filter((vote) => vote.wall === wall.id || (vote.from !== null && sources.has(vote.from)))
			.map(({ id }) => id)
	);
	for (let before = -1; before < came.size;) {
		before = came.size;
		for (const note of notes) {
			const from = sourceId(note);
			if (from !== null && (sources.has(from) || came.has(from))) came.add(note.id);
		}
	}
	return came;
}

const onlyGroup = (wall: WallMinutes, group: string): WallMinutes => {
	const groups = wall.groups.filter(({ id }) => id === group);
	return {
		id: wall.id,
		prompt: wall.prompt,
		state: wall.state,
		came: groups.reduce((sum, { count }) => sum + count, 0),
		channels: { phone: 0, hand: 0, paper: 0, scribe: 0 },
		groups,
		alone: 0,
		ungrouped: [],
		hidden: 0,
		waiting: 0,
		withdrawn: { author: 0, staff: 0 }
	};
};

/** Corrections of the item alone; of a theme, none. */
function withSections(minutes: Minutes, sections: readonly Section[], item: string | null): Minutes {
	const { edition, phase, publication, frame, gathered, corrections } = minutes;
	const told = new Set(sections.flatMap(({ notes }) => notes.map(({ id }) => id)));
	const isHere = (each: { readonly item: string | null }): boolean => item !== null && each.item === item;
	return {
		edition,
		phase,
		publication: { state: publication.state, versions: publication.versions, proposals: [] },
		frame,
		sections,
		gathered: keyed(resultKinds, (kind) => gathered[kind].filter((id) => told.has(id))),
		corrections: {
			struck: corrections.struck.filter(isHere),
			changes: corrections.changes.filter(isHere),
			takenBack: [],
			reopened: [],
			masked: []
		}
	};
}
