// Turns the minutes, which are in no language, into a document of headings, paragraphs and tables in one language.
import { isolated } from '#i18n/direction.ts';
import { part, type Block, type Part, type WrittenDocument } from '../blocks.ts';
import type { Words } from '../../process/words.ts';
import { correctionsPart } from './corrections.ts';
import { courseOf, factsOf } from './frame.ts';
import { leadOf, leadPart, leadRefs, votesBeside, type Lead } from './lead.ts';
import { noteBlocks, type NoteSources } from './notes.ts';
import { editionFacts, editionName, publicationParts } from './publication.ts';
import { courseBlocks, stateBlocks } from './speech.ts';
import { placesIn, voteAnchor, wallAnchor, type Places } from './places.ts';
import { votePart } from './votes.ts';
import { wallAnnex, wallPart } from './walls.ts';
import { numbersOf, type Numbers } from '#meeting/minutes/numbering.ts';
import type { Minutes, Section, VoteMinutes } from '#meeting/minutes/types.ts';

/** What every part of the document is made from. */
export interface Making {
	readonly minutes: Minutes;
	readonly lead: Lead;
	/** By the entry beside which they stand. */
	readonly beside: ReadonlyMap<string, VoteMinutes>;
	readonly sources: NoteSources;
	readonly words: Words;
	readonly at: number;
}

/** `at` is the time of writing; a running item is counted up to it. */
export function compose(
	minutes: Minutes,
	words: Words,
	at: number,
	numbers: Numbers = numbersOf(minutes)
): WrittenDocument {
	const { t } = words;
	const { phase, frame } = minutes;
	const making = makingOf(minutes, words, at, numbers);
	const { lead, sources } = making;
	return {
		language: words.language,
		look: 'page',
		name: t('minutes.of', { title: frame.title }),
		title: frame.title,
		over: [t('minutes'), isolated(frame.table), editionName(minutes, words) ?? []].flat().join(' · '),
		notice: phase === 'closed' ? null : t(`live.${phase}`, { time: words.time(at) }),
		lead: leadPart(minutes, lead, making.beside, sources, words),
		factsTitle: t('frame.title'),
		facts: [...factsOf(frame, words), ...editionFacts(minutes, words)],
		contents: t('page.contents'),
		parts: [
			...sectionParts(making),
			...annexPart(making),
			...publicationParts(minutes, words),
			...correctionsPart(minutes, words)
		],
		foot: [t('foot.names'), t('foot.made', { date: words.date(at), time: words.time(at) })]
	};
}

export function makingOf(minutes: Minutes, words: Words, at: number, numbers: Numbers): Making {
	const lead = leadOf(minutes, numbers);
	const sources = sourcesOf(minutes, placesIn(minutes, numbers, words));
	const votes = minutes.sections.flatMap((section) => section.votes);
	return { minutes, lead, beside: votesBeside(lead, votes), sources, words, at };
}

/** Everything that a note may refer to. */
function sourcesOf({ sections }: Minutes, places: Places): NoteSources {
	const votes = sections.flatMap((section) => section.votes);
	const ideas = sections
		.flatMap((section) => section.walls)
		.flatMap((wall) => [...wall.ungrouped, ...wall.groups.flatMap((group) => group.ideas)]);
	return {
		questions: new Map(votes.map((vote) => [vote.id, vote.question])),
		ideas: new Map(ideas.map((idea) => [idea.id, idea.words])),
		entries: new Map(sections.flatMap(({ notes }) => notes.map((note) => [note.id, note.words]))),
		places
	};
}

export function sectionParts(making: Making): Part[] {
	const { minutes, sources, words } = making;
	return minutes.sections.map((section) => {
		const number = section.item ? (sources.places.numbers[section.item.id] ?? '') : '';
		const title = section.item
			? words.t('section.item', { n: number, title: section.item.title })
			: words.t('section.loose');
		return part(section.item ? `point-${number}` : 'point-hors', title, sectionBlocks(section, making));
	});
}

/** D32. What was said comes first, what was decided is referred to, and the bookkeeping stands in a small line at the end. */
function sectionBlocks(section: Section, making: Making): Block[] {
	const { minutes, lead, sources, words, at } = making;
	const { places } = sources;
	const elsewhere = new Set([...making.beside.values()].map(({ id }) => id));
	return [
		...stateBlocks(section, minutes.phase, words),
		...noteBlocks(section.notes, sources, words),
		...leadRefs(section.notes, lead, places, words),
		...section.votes
			.filter(({ id }) => !elsewhere.has(id))
			.map((vote) => votePart(vote, voteAnchor(section, section.votes.indexOf(vote)), places, words)),
		...section.walls.map((wall, index) => wallPart(wall, wallAnchor(section, index), places, words)),
		...courseBlocks(section, words, at)
	];
}

/** D33. The walls with more ideas than their items tell. */
export const wallAnnexes = ({ minutes, sources, words }: Making): Part[] =>
	minutes.sections.flatMap((section) =>
		section.walls.flatMap(
			(wall, index) => wallAnnex(wall, wallAnchor(section, index), sources.places, words) ?? []
		)
	);

/** D33. Empty while there is nothing to tell: before the meeting. */
function annexPart(making: Making): Part[] {
	const { minutes, words } = making;
	const { frame, phase } = minutes;
	if (phase === 'preparing') return [];
	const course = { kind: 'list' as const, items: courseOf(frame, words) };
	return [
		part('annexe', words.t('annex.title'), [
			...wallAnnexes(making),
			part('annexe-seance', words.t('annex.course'), [course])
		])
	];
}
