// The person for whom staff act, as a command names them.
import * as v from 'valibot';
import { smallId } from '#stream/text.ts';

export const behalf = v.pipe(
	v.union([v.strictObject({ person: smallId }), v.strictObject({ someone: v.picklist(['new', 'again']) })]),
	v.description('Behalf')
);
