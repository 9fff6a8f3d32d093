// The ideas of each wall. Every idea that came in is shown or counted.
import { channels, type Channel } from '../frame.ts';
import type { Idea, Wall, Walls } from '../wall/state.ts';
import type { IdeaMinutes, IsUnder, WallMinutes } from './types.ts';

export const wallsOf = (walls: Walls, isUnder: IsUnder): WallMinutes[] =>
	walls.order.flatMap((id) => {
		const wall = walls.walls[id];
		return wall && wall.state !== 'prepared' && isUnder(wall.item) ? [wallMinutes(walls, wall)] : [];
	});

function wallMinutes(walls: Walls, wall: Wall): WallMinutes {
	const ideas = wall.ideas.flatMap((id) => walls.ideas[id] ?? []);
	const inState = (state: Idea['state']) => ideas.filter((idea) => idea.state === state);
	// W18: of a hidden wall, no idea and no group is shown.
	const [shown, veiled] = wall.hidden ? [[], inState('shown')] : [inState('shown'), []];
	const groups = wall.hidden ? [] : wall.groups.flatMap((id) => walls.groups[id] ?? []);
	const grouped = new Set(groups.flatMap((group) => group.ideas));
	const ungrouped = shown.filter((idea) => !grouped.has(idea.id)).map(ideaMinutes);
	const withdrawn = inState('withdrawn');
	const byStaff = withdrawn.filter((idea) => idea.withdrawnBy === 'staff').length;
	return {
		id: wall.id,
		prompt: wall.prompt,
		state: wall.state,
		came: ideas.length,
		channels: countChannels(ideas),
		groups: groups
			.map(({ id, name, ideas: members }) => groupMinutes(id, name, ofGroup(shown, members)))
			.filter(({ count }) => count > 0),
		alone: ungrouped.length,
		ungrouped,
		hidden: inState('hidden').length + veiled.length,
		waiting: inState('waiting').length,
		withdrawn: { author: withdrawn.length - byStaff, staff: byStaff }
	};
}

const ofGroup = (shown: readonly Idea[], members: readonly string[]): IdeaMinutes[] =>
	shown.filter(({ id }) => members.includes(id)).map(ideaMinutes);
const groupMinutes = (id: string, name: string, ideas: IdeaMinutes[]) => ({
	id,
	name,
	count: ideas.length,
	ideas
});

const ideaMinutes = ({ id, words, channel, from }: Idea): IdeaMinutes => ({ id, words, channel, from });

function countChannels(ideas: readonly Idea[]): Record<Channel, number> {
	const count = (channel: Channel) => ideas.filter((idea) => idea.channel === channel).length;
	const [phone, hand, paper, scribe] = channels.map(count);
	return { phone: phone ?? 0, hand: hand ?? 0, paper: paper ?? 0, scribe: scribe ?? 0 };
}
