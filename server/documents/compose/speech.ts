// How an item went, in one small line at its end: its time, how many turns, what was changed. It counts for the whole room.
import type { ItemFacts, Minutes, Section, Speech } from '#meeting/minutes/types.ts';
import { soft, text, type Block } from '../blocks.ts';
import type { Words } from '../../process/words.ts';

/** Said first, because nothing else is there to read. */
export function stateBlocks({ item }: Section, phase: Minutes['phase'], { t }: Words): Block[] {
	if (item?.state === 'ahead')
		return [text(t(phase === 'preparing' || phase === 'open' ? 'item.ahead' : 'item.skipped'))];
	return item?.state === 'now' && phase === 'open' ? [text(t('item.now'))] : [];
}

/** D32. */
export function courseBlocks(section: Section, words: Words, at: number): Block[] {
	const { item } = section;
	const sentences = [...speechLine(section, words), ...(item ? timeLine(item, words, at) : [])];
	return sentences.length > 0 ? [soft(sentences.join(' '))] : [];
}

function timeLine(item: ItemFacts, { t, duration }: Words, at: number): string[] {
	const spentMs = item.spentMs + (item.since === null ? 0 : Math.max(0, at - item.since));
	const planned = duration(item.plannedMinutes * 60_000);
	const times = [
		...(item.plannedMinutes > 0 ? [t('item.planned', { duration: planned })] : []),
		...(spentMs > 0 ? [t('item.spent', { duration: duration(spentMs) })] : [])
	];
	const rule = item.state === 'ahead' ? [] : [t('item.rule', { rule: t(`rule.${item.rule}`) })];
	return [...times, ...rule];
}

function speechLine({ item, speech, notes, votes, walls }: Section, { t, duration }: Words): string[] {
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
	const isEmpty = sentences.length + notes.length + votes.length + walls.length === 0;
	return isEmpty && item && item.state !== 'ahead' ? [t('speech.none')] : sentences;
}

const turnsLine = (speech: Speech, t: Words['t']): string =>
	t('speech.line', { turns: t('speech.turns', { n: speech.turns }), people: byWhom(speech, t) });

function byWhom({ people, guests }: Speech, t: Words['t']): string {
	if (people === 0) return t('speech.guests', { n: guests });
	const residents = t('speech.people', { n: people });
	return guests === 0
		? residents
		: t('speech.both', { residents, guests: t('speech.guests', { n: guests }) });
}
