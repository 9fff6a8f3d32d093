// Schemas for what people type. Every text is cleaned once, at the door: composed, trimmed, and without the
// invisible controls that could reorder or hide words on the projector.
import * as v from 'valibot';

// Controls, format characters (bidi embeddings, zero-width signs, tags…) and fillers that look like nothing, but the
// newline, and what Arabic script and joined or coloured signs need: the joiners and the two emoji selectors.
const invisible =
	/(?!\n|\u200C|\u200D|\uFE0E|\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const lonely = /[\uD800-\uDFFF]/gu;
/** Joiners and selectors that join or colour nothing: at the ends, or one after the other. */
const idle = /(?<=^|\s|\u200C|\u200D)(?:\u200C|\u200D|\uFE0E|\uFE0F)|(?:\u200C|\u200D)(?=\s|$)/gu;
/** A tower of marks on one letter covers its neighbours. No language needs more than four. */
const towers = /(\p{M}{4})\p{M}+/gu;

export const clean = (text: string): string =>
	text
		.normalize('NFC')
		.replace(invisible, ' ')
		.replace(lonely, '')
		.replace(towers, '$1')
		.replace(idle, '')
		.replace(/[^\S\n\u00A0\u202F]+/g, ' ')
		.trim();

/** Something of it can be seen. */
const isSeen = (text: string): boolean => /[^\s\p{M}\u200C\u200D]/u.test(text);

const counted = (text: string): number => [...text].length;

/** One line of at most `max` characters (code points), at least one after cleaning. */
export const line = (max: number) =>
	v.pipe(
		v.string(),
		v.maxLength(max * 4),
		v.transform((text) => clean(text).replace(/\n/g, ' ')),
		v.check((text) => isSeen(text) && counted(text) <= max)
	);

/** As `line`, but may be empty. */
export const optionalLine = (max: number) =>
	v.pipe(
		v.string(),
		v.maxLength(max * 4),
		v.transform((text) => clean(text).replace(/\n/g, ' ')),
		v.check((text) => counted(text) <= max)
	);

/** Several lines of at most `max` characters in all. */
export const paragraph = (max: number) =>
	v.pipe(
		v.string(),
		v.maxLength(max * 4),
		v.transform(clean),
		v.check((text) => isSeen(text) && counted(text) <= max)
	);

/** No id may be the name of something every object has: ids are keys of plain records. */
const ownName = v.check((key: string) => !(key in Object.prototype));
/** Ids are made by clients: unguessable, url-safe, 10 to 32 characters. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{10,32}$/), ownName);
/** Option and derived ids may be shorter or carry a suffix. */
export const smallId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{1,40}$/), ownName);
export const whole = (min: number, max: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
