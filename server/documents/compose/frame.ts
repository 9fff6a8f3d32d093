// The head of the minutes: when and where the meeting was, and how many came.
import type { Frame } from '#meeting/minutes/types.ts';
import type { Spans, WrittenDocument } from '../blocks.ts';
import type { Words } from '../../process/words.ts';

type Facts = WrittenDocument['facts'];

export function factsOf(frame: Frame, words: Words): Facts {
	const { t } = words;
	const row = (label: string, ...spans: Spans): Facts => (spans.some(Boolean) ? [{ label, spans }] : []);
	return [
		...row(t('frame.convener'), frame.convener),
		...row(t('frame.place'), frame.place),
		...row(t('frame.date'), dateOf(frame, words)),
		...row(t('frame.hours'), hoursOf(frame, words)),
		...row(t('frame.off-record'), offRecordOf(frame, words)),
		...row(t('frame.purpose'), frame.purpose),
		...row(t('frame.facilitator'), frame.facilitator || t('frame.facilitator.role')),
		...row(t('frame.secretary'), frame.secretary || t('frame.secretary.role')),
		...row(
			t('frame.present'),
			t(frame.counted ? 'frame.present.counted' : 'frame.present.seats', { n: frame.present })
		),
		...row(t('frame.guests'), named(frame.guests, words)),
		...row(t('frame.excused'), frame.excused)
	];
}

const named = (officials: Frame['officials'], { t }: Words): string =>
	officials.map(({ name, role }) => t('note.official', { name, role })).join(' ; ');

const dateOf = (frame: Frame, words: Words): string =>
	frame.date ? words.typedDate(frame.date) : words.date(frame.openedAt ?? frame.createdAt);

function hoursOf({ openedAt, closedAt }: Frame, { t, time }: Words): string {
	if (openedAt === null) return t('frame.hours.none');
	if (closedAt === null) return t('frame.hours.start', { start: time(openedAt) });
	return t('frame.hours.both', { start: time(openedAt), end: time(closedAt) });
}

/** M50. */
const offRecordOf = ({ offRecord }: Frame, { t, time }: Words): string =>
	offRecord
		.map(({ from, until }) =>
			until === null
				? t('frame.hours.start', { start: time(from) })
				: t('frame.hours.both', { start: time(from), end: time(until) })
		)
		.join(' ; ');

/** The bookkeeping of the whole meeting, for the annex. */
export function courseOf(frame: Frame, words: Words): Spans[] {
	const { t } = words;
	const arrivals = arrivalsOf(frame, words);
	return [
		...(arrivals ? [[t('annex.fact', { label: t('frame.arrivals'), told: arrivals })]] : []),
		[t('annex.fact', { label: t('frame.heard'), told: String(frame.heard) })]
	];
}

function arrivalsOf({ arrivals }: Frame, { t }: Words): string {
	const ways = (['phone', 'card', 'someone'] as const).filter((way) => arrivals[way] > 0);
	return ways.map((way) => t(`frame.arrivals.${way}`, { n: arrivals[way] })).join(', ');
}

/** M40. */
export function nextOf({ next: { date, time, place } }: Frame, { t, typedDate, clock }: Words): string {
	const day = date && typedDate(date);
	const when = day && time ? t('next.at', { date: day, time: clock(time) }) : day || (time && clock(time));
	return [when, place].filter(Boolean).join(', ');
}
