// The words of a field for a value that it cannot keep.
import type { Fault } from '#meeting/fault.ts';
import type { WifiFault } from '#meeting/wifi.ts';
import type { StaffLanguage } from './language.svelte.ts';

type Words = StaffLanguage['t'];
export interface Bounds {
	readonly least?: number;
	readonly most?: number;
}

/** Undefined if the fault belongs to another field, or to none. */
export function faultWord(
	t: Words,
	fault: Pick<Fault, 'field' | 'why'> | null | undefined,
	field: string,
	{ least = 0, most = 0 }: Bounds = {}
): string | undefined {
	return fault?.field === field ? t(`fault.${fault.why}`, { least, most }) : undefined;
}

export const wifiWord = (
	t: Words,
	faults: readonly WifiFault[],
	field: WifiFault['field']
): string | undefined => {
	const fault = faults.find((each) => each.field === field);
	return fault && t(`wifi.${field}.${fault.why}`);
};
