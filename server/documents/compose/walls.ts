// A wall: the groups with all their ideas, the ideas without a group, and how many ideas cannot be read and why.
import { channels } from '#meeting/frame.ts';
import type { IdeaMinutes, WallMinutes } from '#meeting/minutes/types.ts';
import { foldIdeas } from '#meeting/wall/fold.ts';
import { part, soft, text, type Block, type Part, type Spans } from '../blocks.ts';
import type { Words } from '../../process/words.ts';
import { wordsOf } from './notes.ts';
import { intoRefs, type Places } from './places.ts';

/** More ideas than these would hide what else was said on the item: they stand in the annex. */
const mostInItem = 24;
const isLong = (wall: WallMinutes): boolean => ideasTold(wall) > mostInItem;
/** The outside edition tells none. */
const ideasTold = ({ groups, ungrouped }: WallMinutes): number =>
	groups.reduce((sum, { ideas }) => sum + ideas.length, ungrouped.length);

/** Under its item. */
export function wallPart(wall: WallMinutes, anchor: string, places: Places, words: Words): Part {
	const { t } = words;
	return part(anchor, titleOf(wall, places, words), [
		text(cameLine(wall, words)),
		...(isLong(wall) || ideasTold(wall) === 0 ? groupNames(wall, words) : ideaBlocks(wall, anchor, words)),
		...(isLong(wall)
			? [
					{
						kind: 'refs' as const,
						before: t('wall.all'),
						refs: [{ text: t('wall.annex'), to: annexOf(anchor) }]
					}
				]
			: []),
		...unreadLines(wall, words),
		...intoRefs([wall.id, ...ideasIn(wall)], places, words)
	]);
}

/** D33. All ideas of a wall that has many. Null: they stand under its item. */
export const wallAnnex = (wall: WallMinutes, anchor: string, places: Places, words: Words): Part | null =>
	isLong(wall)
		? part(annexOf(anchor), titleOf(wall, places, words), ideaBlocks(wall, annexOf(anchor), words))
		: null;

const annexOf = (anchor: string): string => `annexe-${anchor}`;
const titleOf = ({ id, prompt }: WallMinutes, { of }: Places, { t }: Words): string =>
	t('wall.titled', { name: of.get(id)?.text ?? t('place.wall'), prompt });
const ideasIn = ({ groups, ungrouped }: WallMinutes): string[] =>
	[...groups.flatMap(({ ideas }) => ideas), ...ungrouped].map(({ id }) => id);
export const groupTitle = ({ name, count }: WallMinutes['groups'][number], { t }: Words): string =>
	t('wall.group', { name: name || t('wall.group.unnamed'), n: count });

const groupNames = ({ groups, alone }: WallMinutes, words: Words): Block[] =>
	groups.length === 0
		? []
		: [
				{
					kind: 'list',
					items: [
						...groups.map((group) => [groupTitle(group, words)]),
						...(alone > 0 ? [[words.t('wall.ungrouped', { n: alone })]] : [])
					]
				}
			];

function ideaBlocks({ groups, ungrouped }: WallMinutes, anchor: string, words: Words): Block[] {
	const alone = ideaList(ungrouped, words);
	if (groups.length === 0) return alone;
	const parts = groups.map((group, index) =>
		part(`${anchor}-${index + 1}`, groupTitle(group, words), ideaList(group.ideas, words))
	);
	const rest = part(`${anchor}-0`, words.t('wall.ungrouped', { n: ungrouped.length }), alone);
	return ungrouped.length > 0 ? [...parts, rest] : parts;
}

function cameLine({ state, came, channels: split }: WallMinutes, { t }: Words): string {
	if (state === 'prepared') return t('wall.prepared');
	const open = state === 'open' ? ` ${t('wall.open')}` : '';
	if (came === 0) return t('wall.came.none') + open;
	const ways = channels.filter((channel) => split[channel] > 0);
	const how = ways.map((channel) => t(`channel.${channel}`, { n: split[channel] })).join(', ');
	return `${t('wall.came', { n: came })} (${how}).${open}`;
}

/** Identical ideas stand once, with how many they are (W30). */
export function ideaList(ideas: readonly IdeaMinutes[], words: Words): Block[] {
	if (ideas.length === 0) return [];
	const folds = foldIdeas(ideas);
	const items = folds.map(({ idea, ideas: same }): Spans =>
		same.length === 1
			? [wordsOf(idea.words, words)]
			: [wordsOf(idea.words, words), ' ', { soft: `(${words.t('wall.times', { n: same.length })})` }]
	);
	return [{ kind: 'list', items, ...(items.length > 12 && { isLong: true as const }) }];
}

function unreadLines({ hidden, waiting, withdrawn }: WallMinutes, { t }: Words): Block[] {
	const lines = [
		...(withdrawn.author > 0 ? [t('wall.withdrawn.author', { n: withdrawn.author })] : []),
		...(withdrawn.staff > 0 ? [t('wall.withdrawn.staff', { n: withdrawn.staff })] : []),
		...(hidden > 0 ? [t('wall.hidden', { n: hidden })] : []),
		...(waiting > 0 ? [t('wall.waiting', { n: waiting })] : [])
	];
	return lines.length > 0 ? [soft(lines.join(' '))] : [];
}
