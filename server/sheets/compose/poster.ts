// D91. The poster. In the hall it shows how to come in, as the screen does; in the street it shows when and where, and no password.
import type { HallView } from '#meeting/view-types.ts';
import type { QrPath } from '../../hall/qr.ts';
import { headOf } from '../head.ts';
import type { AskedOf, SheetGround } from '../ground.ts';
import { exact, told, toldIf, type Told } from '../text.ts';

interface Fact {
	readonly label: Told;
	readonly value: Told;
	/** Read from left to right in any language. */
	readonly isCode: boolean;
}
interface Step {
	readonly title: Told;
	/** An SVG file, and what it is. */
	readonly qr: { readonly file: string; readonly alt: string };
	readonly facts: readonly Fact[];
	readonly hint: Told | null;
}

export function poster({ place }: AskedOf<'poster'>, ground: SheetGround): object {
	const { say } = ground;
	const isHall = place === 'hall';
	return {
		...headOf(ground),
		invited: isHall ? null : told(say('poster.invited')),
		steps: isHall ? stepsOf(ground) : [],
		before: isHall ? toldIf(beforeOf(ground)) : null,
		free: told(say('poster.free')),
		freeHow: told(say('poster.free.how')),
		names: told(say('poster.names'))
	};
}

/** What is said in place of a step that cannot be shown. */
function beforeOf({ hall, say }: SheetGround): string {
	if (hall.address === '') return say('poster.no-network');
	return hall.wifi ? '' : say('poster.no-wifi');
}

function stepsOf({ hall, say }: SheetGround): readonly Step[] {
	if (hall.address === '') return [];
	return [...(hall.wifi ? [wifiStep(hall.wifi, say)] : []), pageStep(hall, say)];
}

type Say = SheetGround['say'];

const wifiStep = ({ ssid, password, qr }: NonNullable<HallView['wifi']>, say: Say): Step => ({
	title: told(say('poster.wifi')),
	qr: drawn(qr, say('poster.wifi.qr', { name: ssid })),
	facts: [
		{ label: told(say('poster.wifi.name')), value: exact(ssid), isCode: false },
		...(password === ''
			? []
			: [{ label: told(say('poster.wifi.password')), value: exact(password), isCode: true }])
	],
	hint: told(
		[password === '' ? say('poster.wifi.open') : '', say('poster.wifi.stay')].filter(Boolean).join(' ')
	)
});

/** The code is there once the doors are open. Until then the poster says where it will be. */
const pageStep = ({ address, code, qr }: HallView, say: Say): Step => ({
	title: told(say('poster.page')),
	qr: drawn(qr, say('poster.page.qr', { address })),
	facts: [
		{ label: told(say('poster.page.type')), value: exact(address), isCode: true },
		...(code === null
			? []
			: [{ label: told(say('poster.page.code')), value: exact(grouped(code)), isCode: true }])
	],
	hint: told(
		[code === null ? say('poster.page.later') : '', say('poster.page.data')].filter(Boolean).join('\n')
	)
});

const grouped = (code: string): string => code.replace(/(\d{3})(\d{3})/, '$1\u00a0$2');

const drawn = ({ path, size }: QrPath, alt: string): Step['qr'] => ({
	file: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(size)} ${String(size)}"><path d="${path}" fill="#000"/></svg>`,
	alt
});
