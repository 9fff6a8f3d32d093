// D97. Attendance and proxies of a general assembly, as statutes ask for them. A table de quartier has neither members nor proxies.
import type { AskedOf, SheetGround } from '../ground.ts';
import { headOf, meetingWords } from '../head.ts';
import { told } from '../text.ts';

export function assembly({ count, proxies }: AskedOf<'assembly'>, ground: SheetGround): object {
	const { say, organiser } = ground;
	return {
		...headOf(ground),
		over: told(say('assembly.of', { organiser })),
		kicker: told(say('assembly.title')),
		why: told(say('assembly.why')),
		columns: (['name', 'sign', 'holds'] as const).map((column) => told(say(`assembly.${column}`))),
		count,
		totals: (['present', 'represented', 'total', 'quorum'] as const).map((total) =>
			told(say(`assembly.${total}`))
		),
		signed: (['chair', 'secretary'] as const).map((who) => told(say(`assembly.${who}`))),
		proxies,
		proxy: {
			title: told(say('proxy.title')),
			i: told(say('proxy.i')),
			gives: told(say('proxy.gives')),
			for: told(say('proxy.for', { organiser, meeting: meetingWords(ground) })),
			fields: [told(say('proxy.made')), told(say('proxy.signature'))],
			statutes: told(say('proxy.statutes'))
		}
	};
}
