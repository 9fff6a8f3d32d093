// The options of a vote in pages (M32): asked, with their signs; and counted, a row of people each.
import type { Translate } from '#i18n/translator.ts';
import { channels } from '#meeting/frame.ts';
import type { Counts, Option } from '#meeting/vote/kinds/kind.ts';
import { kinds } from '#meeting/vote/kinds/kinds.ts';
import type { Result } from '#meeting/vote/state.ts';
import type { VoteView } from '#meeting/vote/view.ts';
import { lookOf, type Look } from './look.ts';
import { linesOf } from './pack.ts';
import { body, charsIn, cut, sheet, lineOf, small, titleHeight } from './sheet.ts';
import { sizeOf, type Size } from './size.ts';
import { optionWord, tied } from './words.ts';

type Say = Translate<'staff'>;

export interface AskedOption {
	readonly option: Option;
	readonly word: string;
	readonly look: Look;
}
export interface CountedOption extends AskedOption {
	readonly n: number;
}

const wide = charsIn(sheet.inline - 12, body);
const half = charsIn(sheet.inline / 2 - 14, body);
/** Where its people stand beside it, a word has less than half of the row. */
const beside = charsIn(72, body * 1.06);
const rowGap = 2.4;

/** Options that a kind names itself are few, and stand together. */
const standTogether = (vote: VoteView): boolean => !kinds[vote.kind].asks.includes('options');

/** How the answers came in, and what the result is worth. */
export const footWords = (t: Say, vote: VoteView, result: Result): readonly string[] => [
	channels
		.filter((channel) => result.channels[channel] > 0)
		.map((channel) => t(`stage.channel.${channel}`, { n: result.channels[channel] }))
		.join(', '),
	t('stage.result.label'),
	t(`stage.level.${vote.level}`)
];

/** Where many options need the room, a short question is set as a medium one. */
export function questionSize({ question, options }: VoteView): Size {
	const size = sizeOf(question);
	return size === 'short' && options.length > 4 ? 'medium' : size;
}
/** What stands above and beneath the options. */
const roomFor = (vote: VoteView, foot: number): number =>
	sheet.block - lineOf(small) - titleHeight(tied(vote.question), questionSize(vote)) - foot - 5;

/** Earlier rounds, each in two lines. */
const formerHeight = (rounds: number): number => rounds * 2 * lineOf(small);
/** How people answer, while the vote runs. */
export const askedWords = (t: Say, vote: VoteView, isOpen: boolean): string =>
	[
		t(vote.secret ? 'stage.vote.secret' : 'stage.vote.open'),
		vote.level !== 'indicative' && `${t(`stage.level.${vote.level}`)}.`,
		isOpen && t(vote.level === 'coded' ? 'stage.vote.paper' : 'stage.vote.hands')
	]
		.filter((each) => each !== false)
		.join(' ');
/** How many answered, in one line, and how: the same pages before and after the vote is opened. */
const askedFoot = (t: Say, vote: VoteView): number =>
	lineOf(8.5) + linesOf(askedWords(t, vote, true), charsIn(sheet.inline, small)) * lineOf(small);
/** The lowest row of people. */
const least = 7.6;

const optionsOf = (t: Say, vote: VoteView): readonly AskedOption[] =>
	vote.options.map((option, index) => ({
		option,
		word: optionWord(t, vote.kind, option),
		look: lookOf(vote.kind, option, index)
	}));

/** Short options stand two in a row. */
export const columnsOf = (options: readonly AskedOption[]): 1 | 2 =>
	options.every(({ word }) => linesOf(word, half) === 1) ? 2 : 1;

export function askedPages(t: Say, vote: VoteView): readonly (readonly AskedOption[])[] {
	const options = optionsOf(t, vote);
	const columns = columnsOf(options);
	const height = ({ word }: AskedOption) => (columns === 2 ? 1 : linesOf(word, wide)) * body * 1.1 + rowGap;
	const rows = Array.from({ length: Math.ceil(options.length / columns) }, (_, at) =>
		options.slice(at * columns, (at + 1) * columns)
	);
	if (standTogether(vote)) return [options];
	return cut(
		rows,
		(row) => Math.max(...row.map(height)),
		roomFor(vote, askedFoot(t, vote) + formerHeight(vote.results.length))
	).map((page) => page.flat());
}

/** `result`: that of the closed round. Null while the round runs. */
export function countedPages(
	t: Say,
	vote: VoteView,
	counts: Counts,
	result: Result | null = null
): readonly (readonly CountedOption[])[] {
	const all = optionsOf(t, vote);
	const rows = kinds[vote.kind].lines(vote, counts).map(({ option, count }) => ({
		...(all.find((each) => each.option.id === option.id) ?? {
			option,
			word: optionWord(t, vote.kind, option),
			look: lookOf(vote.kind, option, all.length)
		}),
		n: count
	}));
	const height = ({ word }: CountedOption) => Math.max(least, linesOf(word, beside) * body * 1.05) + 1;
	if (standTogether(vote)) return [rows];
	const words = result ? footWords(t, vote, result).join('. ') : '';
	const foot = result ? linesOf(words, charsIn(sheet.inline, small)) * lineOf(small) : askedFoot(t, vote);
	const rounds = result ? vote.results.length - 1 : vote.results.length;
	return cut(rows, height, roomFor(vote, foot + formerHeight(rounds)));
}

/** The most people of one option: on all pages a mark stands for as many. */
export const mostOf = (pages: readonly (readonly CountedOption[])[]): number =>
	Math.max(1, ...pages.flat().map(({ n }) => n));
