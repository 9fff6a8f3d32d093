// D93. The run sheet, for whoever facilitates: hour by hour, how, what was prepared, and the sentences to say.
import type { Item } from '#meeting/agenda/state.ts';
import { durationOf, hourAfter, plannedOf, wholeMinutes } from '../course.ts';
import type { SheetGround } from '../ground.ts';
import { headOf } from '../head.ts';
import { optionsTold } from '../options.ts';
import { votesOn, wallsOn } from '../prepared.ts';
import { told, toldBelow, toldIf, type Told } from '../text.ts';

export function run(ground: SheetGround): object {
	const { say, start } = ground;
	return {
		...headOf(ground),
		kicker: told(say('run.title')),
		for: told(say('run.for')),
		remark: start === '' ? told(say('run.no-start')) : null,
		say: told(say('run.say')),
		opening: { title: told(say('run.opening')), said: openingOf(ground) },
		items: plannedOf(ground).map((planned) => itemOf(ground, planned)),
		ends: toldIf(endsOf(ground)),
		closing: [
			{ title: told(say('run.readback')), said: [told(say('run.readback.words'))] },
			{ title: told(say('run.closing')), said: closingOf(ground) }
		]
	};
}

/** In the order in which they are said. */
function openingOf(ground: SheetGround): readonly Told[] {
	const { say, organiser, namesKeptDays: n, slipsKeptDays, meeting } = ground;
	const { title } = meeting.about;
	const minutes = wholeMinutes(plannedOf(ground));
	const time = minutes === 0 ? null : hourAfter(ground, minutes);
	const notice = [
		say('run.notice.words', { organiser, n }),
		say('run.notice.links', { n: slipsKeptDays }),
		say('run.notice.rights')
	];
	return [
		told(time === null ? say('run.welcome', { title }) : say('run.welcome.ends', { title, time })),
		toldBelow(say('run.notice'), notice.join(' ')),
		toldBelow(say('run.ways'), say('run.ways.words'))
	];
}

function itemOf(ground: SheetGround, { item, number, from }: ReturnType<typeof plannedOf>[number]): object {
	const { say, words } = ground;
	return {
		hours: told(hoursOf(ground, from, item.minutes)),
		minutes: toldIf(item.minutes === 0 ? '' : durationOf(ground, item.minutes)),
		title: told(words.t('section.item', { n: number, title: item.title })),
		method: [
			told(words.t('item.rule', { rule: words.t(`rule.${item.rule}`) })),
			told(say('run.turn', { time: secondsWords(say, item.turnSeconds) }))
		],
		note: item.note === '' ? null : { label: told(say('run.note')), words: told(item.note) },
		prepared: [
			...wallsOn(ground, item.id).map(({ prompt }) => ({
				picture: 'idea',
				label: told(say('run.wall')),
				title: told(prompt),
				remarks: [],
				options: [],
				said: [told(say('run.wall.words'))]
			})),
			...votesOn(ground, item.id).map((vote) => voteOf(ground, vote))
		],
		said: isOnlyTalk(ground, item)
			? [told(say(item.rule === 'round' ? 'run.round.words' : 'run.talk.words'))]
			: []
	};
}

const isOnlyTalk = (ground: SheetGround, { id }: Item): boolean =>
	wallsOn(ground, id).length + votesOn(ground, id).length === 0;

function voteOf({ say, words }: SheetGround, vote: ReturnType<typeof votesOn>[number]): object {
	const { question, kind, options, max, secret, level } = vote;
	return {
		picture: 'vote',
		label: told(say('run.vote')),
		title: told(question),
		remarks: [told(words.t(`vote.kind.${kind}`, { n: max })), told(words.t(`vote.level.${level}`))],
		options: optionsTold(kind, options, words),
		said: [
			told(say('run.vote.words')),
			...(secret ? [told(say('run.vote.secret'))] : []),
			...(level === 'coded' ? [told(say('run.vote.coded'))] : [])
		]
	};
}

/** "18 h 30 à 18 h 45"; without a beginning, the minutes that are over by then. */
function hoursOf(ground: SheetGround, from: number, minutes: number): string {
	const { say } = ground;
	const [start, end] = [hourAfter(ground, from), hourAfter(ground, from + minutes)];
	if (start === null || end === null)
		return from === 0 ? say('run.opening') : say('run.after', { duration: durationOf(ground, from) });
	return minutes === 0 ? start : say('run.span', { from: start, to: end });
}

function secondsWords(say: SheetGround['say'], all: number): string {
	const [minutes, seconds] = [Math.floor(all / 60), all % 60];
	if (minutes === 0) return say('run.seconds', { n: seconds });
	return seconds === 0
		? say('run.minutes', { n: minutes })
		: say('run.minutes-seconds', { minutes, seconds });
}

function endsOf(ground: SheetGround): string {
	const minutes = wholeMinutes(plannedOf(ground));
	const [duration, time] = [durationOf(ground, minutes), hourAfter(ground, minutes)];
	if (minutes === 0) return '';
	return time === null
		? ground.say('agenda.total', { duration })
		: ground.say('agenda.ends', { duration, time });
}

function closingOf({ say, words, meeting }: SheetGround): readonly Told[] {
	const { date, time, place } = meeting.about.next;
	const day = date === '' ? '' : words.typedDate(date);
	const at = day && time ? say('when', { date: day, time: words.clock(time) }) : day;
	const when = [at, place].filter(Boolean).join(', ');
	return [...(when === '' ? [] : [told(say('run.closing.next', { when }))]), told(say('run.closing.words'))];
}
