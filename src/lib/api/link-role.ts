// The roles that a link of a meeting can give. Residents need no link.
import * as v from 'valibot';

export const linkRole = v.picklist(['facilitator', 'scribe', 'screen']);
export type LinkRole = v.InferOutput<typeof linkRole>;
