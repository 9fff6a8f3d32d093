// Extracts of the minutes, with the numbers that things have in the whole: one item, or one theme of a wall and what came of it.
import { isolated } from '#i18n/direction.ts';
import type { Numbers } from '#meeting/minutes/numbering.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { part, soft, text, type Part, type WrittenDocument } from '../blocks.ts';
import type { Words } from '../../process/words.ts';
import { correctionsPart } from './corrections.ts';
import { makingOf, sectionParts, wallAnnexes, type Making } from './document.ts';
import { factsOf } from './frame.ts';
import { leadLists } from './lead.ts';
import { noteBlocks } from './notes.ts';
import { voteAnchor } from './places.ts';
import { editionFacts, editionName } from './publication.ts';
import { votePart } from './votes.ts';
import { groupTitle, ideaList } from './walls.ts';

/** D81. */
export function composeItem(minutes: Minutes, words: Words, at: number, numbers: Numbers): WrittenDocument {
	const making = makingOf(minutes, words, at, numbers);
	const title = minutes.sections[0]?.item?.title ?? '';
	return {
		...extract(making, title),
		lead: part('bilan', words.t('gathered.title'), leadOrNone(making)),
		parts: [...sectionParts(making), ...annexOf(making), ...correctionsPart(minutes, words)]
	};
}

/** D33. */
function annexOf(making: Making): Part[] {
	const walls = wallAnnexes(making);
	return walls.length === 0 ? [] : [part('annexe', making.words.t('annex.title'), walls)];
}

/** D82. */
export function composeTheme(minutes: Minutes, words: Words, at: number, numbers: Numbers): WrittenDocument {
	const { t } = words;
	const making = makingOf(minutes, words, at, numbers);
	const wall = minutes.sections.flatMap(({ walls }) => walls)[0];
	const group = wall?.groups[0];
	return {
		...extract(making, group?.name || t('wall.group.unnamed')),
		lead: part(
			making.sources.places.of.get(wall?.id ?? '')?.to ?? 'theme',
			t('wall.titled', { name: t('place.wall'), prompt: wall?.prompt ?? '' }),
			[...(group ? [text({ strong: groupTitle(group, words) }), ...ideaList(group.ideas, words)] : [])]
		),
		parts: cameParts(making)
	};
}

/** The outside edition does not hold what came of single ideas, so it does not say that nothing did. */
function cameParts(making: Making): Part[] {
	const { minutes, words } = making;
	const blocks = cameBlocks(making);
	if (blocks.length === 0 && minutes.edition === 'outside') return [];
	return [part('suites', words.t('theme.came'), blocks.length > 0 ? blocks : [soft(words.t('theme.none'))])];
}

const leadOrNone = ({ lead, beside, sources, words }: Making): Part['blocks'] => {
	const lists = leadLists(lead, beside, sources, words);
	return lists.length > 0 ? lists : [text(words.t('lead.none'))];
};

function cameBlocks(making: Making): Part['blocks'] {
	const { minutes, lead, beside, sources, words } = making;
	const elsewhere = new Set([...beside.values()].map(({ id }) => id));
	const votes = minutes.sections.flatMap((section) =>
		section.votes
			.filter(({ id }) => !elsewhere.has(id))
			.map((vote) => votePart(vote, voteAnchor(section, section.votes.indexOf(vote)), sources.places, words))
	);
	const notes = minutes.sections.flatMap((section) => noteBlocks(section.notes, sources, words));
	return [...leadLists(lead, beside, sources, words), ...notes, ...votes];
}

function extract({ minutes, words, at }: Making, title: string): Omit<WrittenDocument, 'lead' | 'parts'> {
	const { t } = words;
	const { frame, phase } = minutes;
	const told = [t('frame.date'), t('frame.place'), t('frame.present')];
	return {
		language: words.language,
		look: 'page',
		name: t('extract.of', { title, meeting: frame.title }),
		title,
		over: [t('extract'), isolated(frame.title), isolated(frame.table), editionName(minutes, words) ?? []]
			.flat()
			.join(' · '),
		notice: phase === 'closed' ? null : t(`live.${phase}`, { time: words.time(at) }),
		factsTitle: t('frame.title'),
		facts: [
			...factsOf(frame, words).filter(({ label }) => told.includes(label)),
			...editionFacts(minutes, words)
		],
		contents: t('page.contents'),
		foot: [t('foot.names'), t('foot.made', { date: words.date(at), time: words.time(at) })]
	};
}
