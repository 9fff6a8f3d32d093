import type { Entered } from '#api/entering.ts';

const paths = { facilitator: '/facilitate', scribe: '/scribe', screen: '/screen' } as const;

/** The address for somebody who just came in: their meeting's surface, else the tables. */
export function surfaceOf({ role, meeting }: Entered): string {
	if (role === 'laptop' || role === 'table' || meeting === undefined) return '/tables';
	return `${paths[role]}#${meeting}`;
}
