// D92. The agenda for residents: what is done on each item, in words and pictures, and its minutes. It has no note of the team.
import type { Item } from '#meeting/agenda/state.ts';
import { durationOf, hourAfter, plannedOf, wholeMinutes } from '../course.ts';
import type { SheetGround } from '../ground.ts';
import { headOf } from '../head.ts';
import type { SheetPicture } from '../pictures.ts';
import { votesOn, wallsOn } from '../prepared.ts';
import { told, toldIf } from '../text.ts';

type Goal = 'wall' | 'vote' | 'round' | 'talk';
const pictureOf: Readonly<Record<Goal, SheetPicture>> = {
	wall: 'idea',
	vote: 'vote',
	round: 'people',
	talk: 'speech'
};

export function agenda(ground: SheetGround): object {
	const { say } = ground;
	const planned = plannedOf(ground);
	return {
		...headOf(ground),
		kicker: told(say('agenda.title')),
		rows: planned.map(({ item, number, from }) => ({
			number: String(number),
			hour: toldIf(hourAfter(ground, from) ?? ''),
			title: told(item.title),
			minutes: toldIf(item.minutes === 0 ? '' : durationOf(ground, item.minutes)),
			goals: goalsOf(ground, item).map((goal) => ({
				picture: pictureOf[goal],
				words: told(say(`agenda.goal.${goal}`))
			}))
		})),
		total: toldIf(totalOf(ground)),
		none: planned.length === 0 ? told(say('agenda.none')) : null,
		how: told(say('agenda.how'))
	};
}

/** They follow from what was prepared. */
function goalsOf(ground: SheetGround, { id, rule }: Item): readonly Goal[] {
	const goals: Goal[] = [
		...(wallsOn(ground, id).length > 0 ? (['wall'] as const) : []),
		...(votesOn(ground, id).length > 0 ? (['vote'] as const) : [])
	];
	if (goals.length > 0) return goals;
	return [rule === 'round' ? 'round' : 'talk'];
}

function totalOf(ground: SheetGround): string {
	const minutes = wholeMinutes(plannedOf(ground));
	if (minutes === 0) return '';
	const duration = durationOf(ground, minutes);
	const time = hourAfter(ground, minutes);
	return time === null
		? ground.say('agenda.total', { duration })
		: ground.say('agenda.ends', { duration, time });
}
