// What the fields of an event may be, so that a journal from elsewhere can be checked. They are wider than what the door lets in, because
// events of every earlier version are read for ever. They are narrow enough that no field can be a path, a program or a weight.
import * as v from 'valibot';

const longestText = 4000;
const mostAtOnce = 20_000;
/** The year 2100: a date beyond it is nobody's. */
const lastInstant = 4_102_444_800_000;

/** Ids are keys of plain records: none may be the name of something every object has. */
export const keptId = v.pipe(
	v.string(),
	v.regex(/^[A-Za-z0-9_.-]{1,64}$/),
	v.check((key) => !(key in Object.prototype))
);
/** No version ever kept a control, nor a sign that turns the direction of what stands around it. */
const turning = /[\u202A-\u202E\u2066-\u2069]|(?![\t\n])\p{Cc}/u;
const readable = v.check((typed: string) => !turning.test(typed));
/** What people wrote. Only where its field has a name of erasable.ts can the journal blank it. */
export const keptText = v.pipe(v.string(), v.maxLength(longestText), readable);
/** What a program made: a salt, a key, the name of a time zone. */
export const machineText = v.pipe(v.string(), v.maxLength(longestText), readable);
export const flag = v.boolean();
/** A number of things. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
/** Or a number of milliseconds. */
export const instant = v.pipe(v.number(), v.minValue(0), v.maxValue(lastInstant));
/** It may be negative. */
export const duration = v.pipe(v.number(), v.minValue(-lastInstant), v.maxValue(lastInstant));

export const many = <T extends v.GenericSchema>(each: T) => v.pipe(v.array(each), v.maxLength(mostAtOnce));
export const counts = v.record(keptId, count);
