// Turns the minutes, which are in no language, into a document of headings, paragraphs and tables in one language.
import { isolated } from '#i18n/direction.ts';
import { part, type Block, type WrittenDocument } from '../blocks.ts';
import type { Words } from '../../process/words.ts';
import { correctionsPart } from './corrections.ts';
import { factsOf } from './frame.ts';
import { gatheredPart } from './gathered.ts';
import { noteBlocks, type NoteSources } from './notes.ts';
import { itemBlocks, speechBlocks } from './speech.ts';
import { votePart } from './votes.ts';
import { wallPart } from './walls.ts';
import type { Minutes, Section } from '#meeting/minutes/types.ts';

/** `at` is the time of writing; a running item is counted up to it. */
export function compose(minutes: Minutes, words: Words, at: number): WrittenDocument {
	const { t } = words;
	const sources = sourcesOf(minutes);
	const corrections = correctionsPart(minutes, words);
	const { phase, frame } = minutes;
	return {
		language: words.language,
		title: frame.title,
		over: `${t('minutes')} · ${isolated(frame.table)}`,
		notice: phase === 'closed' ? null : t(`live.${phase}`, { time: words.time(at) }),
		factsTitle: t('frame.title'),
		facts: factsOf(frame, words),
		contents: t('page.contents'),
		parts: [
			...sectionParts(minutes, sources, words, at),
			gatheredPart(minutes, sources, words),
			...(corrections ? [corrections] : [])
		],
		foot: [t('foot.names'), t('foot.made', { date: words.date(at), time: words.time(at) })]
	};
}

/** Everything that a note may refer to. */
function sourcesOf({ sections }: Minutes): NoteSources {
	const votes = sections.flatMap((section) => section.votes);
	const ideas = sections
		.flatMap((section) => section.walls)
		.flatMap((wall) => [...wall.ungrouped, ...wall.groups.flatMap((group) => group.ideas)]);
	return {
		questions: new Map(votes.map((vote) => [vote.id, vote.question])),
		ideas: new Map(ideas.map((idea) => [idea.id, idea.words]))
	};
}

function sectionParts({ sections, phase }: Minutes, sources: NoteSources, words: Words, at: number) {
	let number = 0;
	return sections.map((section) => {
		if (section.item) number += 1;
		const title = section.item
			? words.t('section.item', { n: number, title: section.item.title })
			: words.t('section.loose');
		return part(
			section.item ? `point-${number}` : 'point-hors',
			title,
			sectionBlocks(section, phase, sources, words, at)
		);
	});
}

function sectionBlocks(
	section: Section,
	phase: Minutes['phase'],
	sources: NoteSources,
	words: Words,
	at: number
): Block[] {
	const noted = noteBlocks(section.notes, sources, words);
	return [
		...(section.item ? itemBlocks(section.item, phase, words, at) : []),
		...speechBlocks(section, words),
		...(noted.length > 0 ? [part(anchorOf(section, 'notes'), words.t('notes.title'), noted)] : []),
		...section.walls.map((wall, index) => wallPart(wall, anchorOf(section, `mur-${index + 1}`), words)),
		...section.votes.map((vote, index) => votePart(vote, anchorOf(section, `vote-${index + 1}`), words))
	];
}

const anchorOf = ({ item }: Section, what: string): string =>
	`${what}-${item ? item.id.replace(/[^A-Za-z0-9_-]/g, '') : 'hors'}`;
