// D96. Attendance slips: one for each person, so that nobody reads who else came.
import type { AskedOf, SheetGround } from '../ground.ts';
import { headOf } from '../head.ts';
import { told } from '../text.ts';

export function attendance({ count, months }: AskedOf<'attendance'>, ground: SheetGround): object {
	const { say, organiser } = ground;
	return {
		...headOf(ground),
		count,
		kicker: told(say('attendance.title')),
		fields: [told(say('attendance.name')), told(say('attendance.signature'))],
		small: [
			told(say('attendance.why', { organiser })),
			told(say('attendance.keeps', { n: months })),
			told(say('attendance.free'))
		]
	};
}
