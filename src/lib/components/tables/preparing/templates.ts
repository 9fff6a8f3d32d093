// A template is a running order as numbers, rules and the keys of its words; `meetingPlanFrom` makes a plan of it in the
// language at hand. It holds nothing that a facilitator could not have prepared by hand.
import type { Key } from '#i18n/catalogue.ts';
import type { Translate } from '#i18n/translator.ts';
import type { SpeechRule } from '#meeting/agenda/state.ts';
import type { Plan } from '#meeting/plan.ts';
import type { VoteKind } from '#meeting/vote/kinds/kinds.ts';

type Word = Key<'staff'>;

export interface TemplateVote {
	readonly question: Word;
	readonly kind: VoteKind;
	/** How many numbered options the facilitator renames. None where the kind names its options. */
	readonly options?: number;
	readonly max?: number;
}

export interface TemplateItem {
	readonly title: Word;
	/** Instructions for the facilitator, seen by staff only. */
	readonly note: Word;
	readonly minutes: number;
	readonly rule: SpeechRule;
	/** Seconds of one turn. Left out, the meeting's own. */
	readonly turnSeconds?: number;
	/** How many such items follow each other, numbered from 1. */
	readonly times?: number;
	readonly vote?: TemplateVote;
	/** The wall's question. */
	readonly wall?: Word;
}

export interface Template {
	readonly id: string;
	readonly name: Word;
	/** For how many people. */
	readonly people: Word;
	readonly items: readonly TemplateItem[];
}

type PlanItem = Plan['items'][number];

export const lengthInMinutes = (template: Template): number =>
	template.items.reduce((sum, item) => sum + item.minutes * (item.times ?? 1), 0);

export const meetingPlanFrom = (template: Template, t: Translate<'staff'>): Plan => ({
	items: template.items.flatMap((item) =>
		Array.from({ length: item.times ?? 1 }, (_, index) => planItem(item, index + 1, t))
	)
});

const planItem = (item: TemplateItem, n: number, t: Translate<'staff'>): PlanItem => ({
	title: t(item.title, { n }),
	note: t(item.note, { n }),
	minutes: item.minutes,
	rule: item.rule,
	...(item.turnSeconds !== undefined && { turnSeconds: item.turnSeconds }),
	...(item.vote && { votes: [planVote(item.vote, t)] }),
	...(item.wall && { walls: [{ prompt: t(item.wall), review: true }] })
});

const planVote = ({ question, kind, options = 0, max }: TemplateVote, t: Translate<'staff'>) => ({
	question: t(question),
	kind,
	options: Array.from({ length: options }, (_, index) => t('templates.option', { n: index + 1 })),
	secret: true,
	...(max !== undefined && { max })
});
