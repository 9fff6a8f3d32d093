// A wall, from empty to closed: a hundred and twenty ideas to review, then shown, then in groups.
import type { Evening } from '../evening.ts';
import type { Stage } from '../stage.ts';

const total = 120;

async function flood(tonight: Evening): Promise<void> {
	const { wall, said, phones } = tonight;
	for (let n = 0; n < total; n += 1) {
		const words = said.ideas[n % said.ideas.length] ?? '';
		const again = Math.floor(n / said.ideas.length);
		const own = again % 3 === 0 ? words : `${words} (${again})`;
		await phones[n % phones.length]?.does({ type: 'PostIdea', wall, words: own });
		tonight.pass(5);
	}
	await tonight.desk.until((view) => view.ideas.length === total);
}

async function group(tonight: Evening): Promise<void> {
	const { wall, said } = tonight;
	const ids = tonight.view.ideas.map(({ id }) => id);
	for (let n = 0; n < 5; n += 1) {
		const group = await tonight.does({ type: 'GroupIdeas', wall, ideas: ids.slice(n * 6, n * 6 + 4 + n) });
		await tonight.does({
			type: 'NameGroup',
			wall,
			group,
			name: n === 0 ? said.group : (said.works[n - 1] ?? '')
		});
	}
}

export const walls: readonly Stage[] = [
	{
		name: 'wall-empty',
		happens: async (tonight) => {
			await tonight.show('wall');
			await tonight.does({ type: 'OpenWall', wall: tonight.wall });
		},
		sees: ({ said, staff, resident }) => ({
			phone: resident('wall.send'),
			laptop: staff('wall.close'),
			screen: said.prompt
		})
	},
	{
		name: 'wall-review',
		happens: flood,
		sees: ({ staff }) => ({ laptop: staff('wall.count', { n: total }) }),
		kept: [{ surface: 'laptop', size: '1093x614', file: 'docs/guide/evening/wall.webp' }]
	},
	{
		name: 'wall-shown',
		happens: async (tonight) => {
			for (const { id } of tonight.view.ideas) await tonight.does({ type: 'ShowIdea', idea: id });
		},
		sees: ({ said }) => ({ phone: said.ideas[11] ?? '', screen: said.ideas[11] ?? '' })
	},
	{
		name: 'wall-groups',
		happens: group,
		sees: ({ said }) => ({ phone: said.group, screen: said.group })
	},
	{
		name: 'wall-sorting',
		on: ['laptop'],
		happens: async (tonight) => {
			const { laptop, staff } = tonight;
			const sort = laptop.getByRole('button', { name: staff('wall.view.sort') });
			if (await sort.isVisible()) await sort.click();
			for (const n of [0, 1])
				await laptop
					.getByRole('checkbox', { name: /./ })
					.nth(n + 1)
					.check();
		},
		sees: ({ staff }) => ({ laptop: staff('wall.group-selected') })
	},
	{
		name: 'wall-hidden',
		happens: (tonight) => tonight.does({ type: 'HideWall', wall: tonight.wall }),
		sees: ({ staff }) => ({ laptop: staff('wall.show-all'), screen: staff('stage.wall.hidden') }),
		after: (tonight) => tonight.does({ type: 'ShowWall', wall: tonight.wall })
	},
	{
		name: 'wall-closed',
		happens: (tonight) => tonight.does({ type: 'CloseWall', wall: tonight.wall }),
		sees: ({ staff, resident }) => ({ phone: resident('wall.closed'), laptop: staff('wall.reopen') })
	}
];
