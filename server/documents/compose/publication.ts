// The document tells its edition, its versions, and the corrections that were proposed.
import type { Minutes, ProposalMinutes, PublicationMinutes } from '#meeting/minutes/types.ts';
import { part, soft, text, type Block, type Part, type WrittenDocument } from '../blocks.ts';
import { wordsOf } from './notes.ts';
import type { Words } from '../../process/words.ts';

type Version = PublicationMinutes['versions'][number];

/** Empty for a meeting that an older version closed: its page stays as it was. */
export function editionFacts(minutes: Minutes, words: Words): WrittenDocument['facts'] {
	const { edition, publication } = minutes;
	if (publication.state === 'as-before') return [];
	const { t } = words;
	return [
		{ label: t('edition.label'), spans: [t(`edition.${edition}.long`)] },
		{ label: t('publication.label'), spans: [stateLine(publication, words)] }
	];
}

/** Behind the name of the table. Null: nothing is said. */
export const editionName = ({ edition, publication }: Minutes, { t }: Words): string | null =>
	edition === 'table' && publication.state !== 'as-before' ? t('edition.table') : null;

function stateLine({ state, versions }: PublicationMinutes, words: Words): string {
	const last = versions.at(-1);
	if (last) return versionLine(last, words);
	return words.t(state === 'draft' ? 'publication.draft' : 'publication.to-read');
}

function versionLine({ number, at, how, by }: Version, { t, date }: Words): string {
	const read = t(`publication.how.${how}`, { by, date: date(at) });
	return t('publication.version', { n: number, date: date(at), how: read });
}

/** Empty where there is one version at most, and nothing was proposed. */
export function publicationParts({ publication, sections }: Minutes, words: Words): Part[] {
	const { versions, proposals } = publication;
	const { t } = words;
	const told = new Map(sections.flatMap(({ notes }) => notes.map((note) => [note.id, note.words] as const)));
	const items = versions.map((version) => [
		[versionLine(version, words), version.reason && t('publication.why', { reason: version.reason })]
			.filter(Boolean)
			.join(' ')
	]);
	return [
		...(versions.length > 1
			? [part('versions', t('publication.versions'), [{ kind: 'list' as const, items }])]
			: []),
		...(proposals.length > 0
			? [
					part(
						'propositions',
						t('proposals.title'),
						proposals.flatMap((each) => proposalBlocks(each, told, words))
					)
				]
			: [])
	];
}

function proposalBlocks(
	{ entry, words: proposed, against, outcome, reason }: ProposalMinutes,
	told: ReadonlyMap<string, string | null>,
	words: Words
): Block[] {
	const { t } = words;
	const instead = outcome === 'taken' ? null : (against ?? told.get(entry ?? '') ?? null);
	return [
		...(instead === null ? [] : [soft(t('proposals.instead', { words: instead }))]),
		text({ strong: t('proposals.words') }, ' ', wordsOf(proposed, words)),
		soft(
			[t(`proposals.${outcome ?? 'waiting'}`), reason && t('publication.why', { reason })]
				.filter(Boolean)
				.join(' ')
		)
	];
}
