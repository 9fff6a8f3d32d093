// A wall: the groups with all their ideas, the ideas without a group, and how many ideas cannot be read and why.
import { channels } from '#meeting/frame.ts';
import type { IdeaMinutes, WallMinutes } from '#meeting/minutes/types.ts';
import { part, soft, text, type Block, type Part } from '../blocks.ts';
import type { Words } from '../../process/words.ts';
import { wordsOf } from './notes.ts';

export function wallPart(wall: WallMinutes, anchor: string, words: Words): Part {
	const groups = wall.groups.map(({ name, ideas }, index) =>
		part(
			`${anchor}-${index + 1}`,
			words.t('wall.group', { name: name || words.t('wall.group.unnamed'), n: ideas.length }),
			ideaList(ideas, words)
		)
	);
	const alone = part(
		`${anchor}-0`,
		words.t('wall.ungrouped', { n: wall.ungrouped.length }),
		ideaList(wall.ungrouped, words)
	);
	return part(anchor, words.t('wall.title', { prompt: wall.prompt }), [
		text(cameLine(wall, words)),
		...(groups.length === 0 ? alone.blocks : groups),
		...(groups.length > 0 && wall.ungrouped.length > 0 ? [alone] : []),
		...unreadLines(wall, words)
	]);
}

function cameLine({ state, came, channels: split }: WallMinutes, { t }: Words): string {
	if (state === 'prepared') return t('wall.prepared');
	const open = state === 'open' ? ` ${t('wall.open')}` : '';
	if (came === 0) return t('wall.came.none') + open;
	const ways = channels.filter((channel) => split[channel] > 0);
	const how = ways.map((channel) => t(`channel.${channel}`, { n: split[channel] })).join(', ');
	return `${t('wall.came', { n: came })} (${how}).${open}`;
}

const ideaList = (ideas: readonly IdeaMinutes[], words: Words): Block[] =>
	ideas.length === 0 ? [] : [{ kind: 'list', items: ideas.map((idea) => [wordsOf(idea.words, words)]) }];

function unreadLines({ hidden, waiting, withdrawn }: WallMinutes, { t }: Words): Block[] {
	const lines = [
		...(withdrawn.author > 0 ? [t('wall.withdrawn.author', { n: withdrawn.author })] : []),
		...(withdrawn.staff > 0 ? [t('wall.withdrawn.staff', { n: withdrawn.staff })] : []),
		...(hidden > 0 ? [t('wall.hidden', { n: hidden })] : []),
		...(waiting > 0 ? [t('wall.waiting', { n: waiting })] : [])
	];
	return lines.length > 0 ? [soft(lines.join(' '))] : [];
}
