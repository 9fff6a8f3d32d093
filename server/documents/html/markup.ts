// A template that always escapes: every value is text, unless it is markup already.

export class Markup {
	readonly #source: string;
	constructor(source: string) {
		this.#source = source;
	}
	toString(): string {
		return this.#source;
	}
}

type Value = string | number | Markup | null | readonly Markup[];

const named: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => named[sign] ?? sign);

function written(value: Value): string {
	if (value === null) return '';
	if (value instanceof Markup) return value.toString();
	return typeof value === 'object' ? value.map(String).join('') : escape(String(value));
}

/** The template must put quotes around attribute values. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Markup =>
	new Markup(strings.reduce((whole, literal, index) => whole + written(values[index - 1] ?? null) + literal));
