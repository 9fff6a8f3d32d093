import * as v from 'valibot';

/** An SVG path in a square of `size`. */
export const qr = v.strictObject({ path: v.string(), size: v.number() });
