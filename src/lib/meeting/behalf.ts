// On whose behalf staff act, as it comes over the wire.
import * as v from 'valibot';
import { smallId } from '#stream/text.ts';

export const behalf = v.pipe(
	v.union([v.strictObject({ person: smallId }), v.strictObject({ someone: v.picklist(['new', 'again']) })]),
	v.description('Behalf')
);
