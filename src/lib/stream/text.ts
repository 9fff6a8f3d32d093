// Schemas for what people type. Every text is cleaned once, at the door: it is composed, trimmed, and rid of invisible signs, which could
// reorder or hide words.
import * as v from 'valibot';
import { isSeen } from './seen.ts';
import { smallIds } from './small-id.ts';

// Nothing is lost where these go: soft hyphens and zero-width signs, which word processors leave within words, marks and
// embeddings of direction, tags. What Arabic script and joined or coloured signs need stays: the joiners and the two emoji selectors.
const weightless =
	/(?!\u200C|\u200D|\uFE0E|\uFE0F|[\u3164\u115F\u1160\uFFA0])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Control characters. Those that are white space stay, because they part words. */
const controls = /(?![\t-\r\u0085])\p{Cc}/gu;
/** What looks like a space without being one: fillers, a blank Braille cell, the control for "next line". */
const blanks = /[\u3164\u115F\u1160\uFFA0\u2800\u0085]/gu;
const lonely = /[\uD800-\uDFFF]/gu;
/** Of joiners and selectors in a row one of each is enough, and a joiner joins only what is no space. */
const joining = /(?:\u200C|\u200D|\uFE0E|\uFE0F)+/gu;
const joined = (run: string, at: number, text: string): string => {
	const isSpace = (sign: string | undefined) => sign === undefined || /\s/u.test(sign);
	if (isSpace(text[at - 1])) return '';
	const [selector = ''] = /^(?:\uFE0E|\uFE0F)/u.exec(run) ?? [];
	const [joiner = ''] = isSpace(text[at + run.length]) ? [] : (/\u200C|\u200D/u.exec(run) ?? []);
	return selector + joiner;
};
/** A tower of marks on one letter covers its neighbours. No language needs more than four. */
const towers = /(\p{M}{4})\p{M}+/gu;

export const clean = (text: string): string =>
	text
		.replace(weightless, '')
		.replace(controls, '')
		.replace(blanks, ' ')
		.replace(lonely, '')
		.normalize('NFC')
		.replace(joining, joined)
		.replace(towers, '$1')
		.replace(/[^\S\n\u00A0\u202F]+/g, ' ')
		.trim();

const counted = (text: string): number => [...text].length;

const oneLine = (text: string): string => clean(text).replace(/\n/g, ' ');
/** At most `max` characters (code points) once it is cleaned. `called`: as the page of the protocol calls it. */
const typed = (max: number, tidy: (text: string) => string, called: string) =>
	v.pipe(
		v.string(),
		v.maxLength(max * 4, 'long'),
		v.transform(tidy),
		v.check((text) => counted(text) <= max, 'long'),
		v.description(`${called}(${max})`)
	);
const seen = v.check(isSeen, 'empty');

/** One line, which may be empty. */
export const optionalLine = (max: number) => typed(max, oneLine, 'Empty');
/** One line in which something is to be seen. */
export const line = (max: number) => v.pipe(typed(max, oneLine, 'Text'), seen);
/** Several lines, of at most `max` characters in all; they may be empty. */
export const optionalParagraph = (max: number) => typed(max, clean, 'EmptyLines');
/** Several lines in which something is to be seen. */
export const paragraph = (max: number) => v.pipe(typed(max, clean, 'Lines'), seen);

/** No id may be the name of something every object has: ids are keys of plain records. */
const ownName = v.check((key: string) => !(key in Object.prototype));
/** Ids are made by clients: unguessable, url-safe, 10 to 32 characters. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{10,32}$/), ownName);
/** Option and derived ids may be shorter or carry a suffix. */
export const smallId = v.pipe(v.string(), v.regex(smallIds), ownName);
export const whole = (min: number, max: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
