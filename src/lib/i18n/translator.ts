// Words by key. Pure: the server writes its documents with it, a page wraps it in `Language`.
import { isolated } from './direction.ts';
import type { Key, LanguageCode, Message, Messages, WordsPart } from './catalogue.ts';

export type Values = Readonly<Record<string, string | number>>;
export type Translate<P extends WordsPart> = (key: Key<P>, values?: Values) => string;

interface Sources {
	/** The French words, where they are loaded. A key without a translation falls back to them. */
	readonly fallback?: Messages;
	/** Called with each key that has no words in this language. */
	readonly onMissing?: (key: string) => void;
}

/** `{name}` stands for a value. A plural is chosen by `n`, none at all by `zero` where it has words of its own; for keys that end in `.nth`, as an ordinal (2nd, 3rd). */
export function createTranslator<P extends WordsPart>(
	language: LanguageCode,
	messages: Messages,
	{ fallback = {}, onMissing }: Sources = {}
): Translate<P> {
	return (key, values = {}) => {
		const own = messages[key];
		if (own === undefined) onMissing?.(key);
		const message = own ?? fallback[key];
		return message === undefined ? '' : fill(choose(message, language, key, values), values);
	};
}

function choose(message: Message, language: LanguageCode, key: string, values: Values): string {
	if (typeof message === 'string') return message;
	const type = key.endsWith('.nth') ? 'ordinal' : 'cardinal';
	if (values['n'] === 0 && message.zero !== undefined) return message.zero;
	const category = new Intl.PluralRules(language, { type }).select(Number(values['n'] ?? 0));
	return message[category] ?? message.other;
}

/** Quotation marks within quotation marks are of the other kind. `{words}` is the quoted text. */
const within = (text: string, hole: string, value: string): string =>
	hole !== '{words}' && text.includes(`«\u00a0${hole}`)
		? value.replace(/«\s*/g, '“').replace(/\s*»/g, '”')
		: value;

/** A text of people keeps its own direction within the sentence. Where it is the whole sentence, it gives the direction. */
const fill = (text: string, values: Values): string =>
	text.replace(/\{(\w+)\}/g, (hole, name: string) => {
		const value = within(text, hole, String(values[name] ?? hole));
		return /[\p{L}{]/u.test(text.replace(hole, '')) ? isolated(value) : value;
	});
