// The time of an item, and how many turns and how much time its speech took.
import type { ItemFacts, Minutes, Section, Speech } from '#meeting/minutes/types.ts';
import { soft, text, type Block } from '../blocks.ts';
import type { Words } from '../../process/words.ts';

export function itemBlocks(item: ItemFacts, phase: Minutes['phase'], words: Words, at: number): Block[] {
	const { t, duration } = words;
	const spentMs = item.spentMs + (item.since === null ? 0 : Math.max(0, at - item.since));
	const times = [
		...(item.plannedMinutes > 0
			? [t('item.planned', { duration: duration(item.plannedMinutes * 60_000) })]
			: []),
		...(spentMs > 0 ? [t('item.spent', { duration: duration(spentMs) })] : [])
	];
	const ahead = t(phase === 'preparing' || phase === 'open' ? 'item.ahead' : 'item.skipped');
	const sentences = [
		...(times.length > 0 ? [`${times.join(', ')}.`] : []),
		t('item.rule', { rule: t(`rule.${item.rule}`) }),
		...(item.state === 'ahead' ? [ahead] : []),
		...(item.state === 'now' && phase === 'open' ? [t('item.now')] : [])
	];
	return [soft(sentences.join(' '))];
}

export function speechBlocks({ item, speech }: Section, { t, duration }: Words): Block[] {
	const sentences = [
		...(speech.turns > 0 ? [turnsLine(speech, t)] : []),
		...(speech.round > 0 ? [t('speech.round', { n: speech.round })] : []),
		...(speech.technical > 0 ? [t('speech.technical', { n: speech.technical })] : []),
		...(speech.ms > 0 ? [t('speech.all', { duration: duration(speech.ms) })] : []),
		...(speech.over.turns > 0
			? [t('speech.over', { n: speech.over.turns, duration: duration(speech.over.ms) })]
			: []),
		...(speech.reordered > 0 ? [t('speech.reordered', { n: speech.reordered })] : []),
		...(speech.speaking ? [t('speech.speaking')] : [])
	];
	if (sentences.length > 0) return [text(sentences.join(' '))];
	return item && item.state !== 'ahead' ? [text(t('speech.none'))] : [];
}

const turnsLine = ({ turns, people }: Speech, t: Words['t']): string =>
	t('speech.line', { turns: t('speech.turns', { n: turns }), people: t('speech.people', { n: people }) });
