// A wall, from empty to closed.
import type { Mover, Step } from './mover.ts';

export function ideas(mover: Mover): Step[] {
	const { said } = mover.party;
	const wall = () => mover.party.desk.view.walls[0]?.id ?? '';
	return [
		{
			name: 'wall empty',
			happens: () => mover.do({ type: 'OpenWall', wall: wall() }),
			phone: mover.resident('wall.send'),
			room: mover.staff('stage.wall.empty')
		},
		{
			name: 'wall',
			happens: async () => {
				await mover.write(said.ideas[0] ?? '');
				for (const [n, words] of said.ideas.slice(1).entries())
					await mover.neighbours[n]?.do({ type: 'PostIdea', wall: wall(), words });
				const { ideas } = await mover.party.desk.until((view) => view.ideas.length === said.ideas.length);
				for (const { id } of ideas.slice(0, 3)) await mover.do({ type: 'ShowIdea', idea: id });
			},
			phone: mover.resident('wall.shown'),
			room: said.ideas[0] ?? ''
		},
		{
			name: 'wall grouped',
			happens: async () => {
				const ideas = mover.party.desk.view.ideas.slice(0, 2).map(({ id }) => id);
				const group = await mover.do({ type: 'GroupIdeas', wall: wall(), ideas });
				await mover.do({ type: 'NameGroup', wall: wall(), group, name: said.group });
			},
			phone: said.group,
			room: said.group
		},
		{
			name: 'wall closed',
			happens: () => mover.do({ type: 'CloseWall', wall: wall() }),
			phone: mover.resident('wall.closed'),
			room: mover.staff('stage.wall.closed')
		}
	];
}
