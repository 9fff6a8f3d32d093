import * as v from 'valibot';

/** Says who a device is. It holds one for each stream and role. */
export const token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,64}$/));
