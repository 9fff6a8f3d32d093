// A document before it has a format: headings, paragraphs, lists and tables in one language. Every format renders every kind of
// block, so none can say more or less than another. Texts are plain, and each format escapes them.
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { Mark } from '#meeting/vote/kinds/kind.ts';
import type { NoteLook } from './note-looks.ts';
import type { Picture } from './pictures.ts';

/** `soft`: a phrase of the document itself, in place of missing words. */
export type Span = string | { readonly strong: string } | { readonly soft: string } | Link;
/** Leads to a place in the same document, in formats that have links. */
export interface Link {
	readonly text: string;
	readonly to: string;
}
export type Spans = readonly Span[];

export type Block =
	| { readonly kind: 'text'; readonly spans: Spans; readonly tone: 'plain' | 'soft' | 'label' }
	/** `isLong`: many short lines, which may stand in two columns. */
	| { readonly kind: 'list'; readonly items: readonly Spans[]; readonly isLong?: true }
	/** Says where else in the document something is told. */
	| {
			readonly kind: 'refs';
			readonly before: string;
			readonly refs: readonly Link[];
	  }
	/** One entry of the record: its kind, its words, and its details. */
	| {
			readonly kind: 'note';
			readonly look: NoteLook;
			/** Its words are somebody's own. */
			readonly isQuoted: boolean;
			readonly tag: string;
			readonly anchor: string | null;
			readonly body: readonly Spans[];
			readonly details: readonly Spans[];
	  }
	| {
			readonly kind: 'table';
			readonly caption: string;
			readonly head: readonly string[];
			readonly rows: readonly (readonly Spans[])[];
			/** Of each row. */
			readonly anchors: readonly string[];
	  }
	| {
			readonly kind: 'counts';
			/** Null: it stands in a part that has one. */
			readonly anchor: string | null;
			readonly caption: string;
			readonly head: readonly [string, string];
			readonly rows: readonly {
				readonly label: string;
				readonly count: number;
				readonly mark: Mark | null;
			}[];
	  }
	/** How many of what, each with a picture and a word. */
	| {
			readonly kind: 'numbers';
			readonly items: readonly {
				readonly picture: Picture;
				readonly count: number;
				readonly label: string;
			}[];
	  }
	| Part;

/** A heading with the blocks below it. Parts nest. `anchor` is unique and safe in an address. */
export interface Part {
	readonly kind: 'part';
	readonly anchor: string;
	readonly title: string;
	/** Stands before its title, in formats that have pictures. */
	readonly picture?: Picture;
	readonly blocks: readonly Block[];
}

export interface Fact {
	readonly label: string;
	readonly spans: Spans;
}

/** How a document looks on paper: as a page, in brief on one page, in large letters to read aloud, or as a poster. */
export type Look = 'page' | 'brief' | 'aloud' | 'poster';

export interface WrittenDocument {
	readonly language: LanguageCode;
	readonly look: Look;
	/** For lists of files: "Compte rendu : …". */
	readonly name: string;
	readonly title: string;
	/** The line above the title. */
	readonly over: string;
	/** Says that the minutes are not final yet. */
	readonly notice: string | null;
	/** What to remember. It stands before everything else. */
	readonly lead: Part;
	/** The same with less and less in it. The first that stands on one page takes its place, in formats that have pages. */
	readonly shorter?: readonly Part[];
	readonly facts: readonly Fact[];
	readonly factsTitle: string;
	readonly contents: string;
	readonly parts: readonly Part[];
	readonly foot: readonly string[];
}

export const text = (...spans: Spans): Block => ({ kind: 'text', spans, tone: 'plain' });
export const soft = (...spans: Spans): Block => ({ kind: 'text', spans, tone: 'soft' });
export const part = (anchor: string, title: string, blocks: readonly Block[]): Part => ({
	kind: 'part',
	anchor,
	title,
	blocks
});

export const plain = (spans: Spans): string => spans.map(spanText).join('');
export const spanText = (span: Span): string => {
	if (typeof span === 'string') return span;
	return 'strong' in span ? span.strong : 'soft' in span ? span.soft : span.text;
};

/** "38 personnes présentes". */
export const numberText = ({ count, label }: { readonly count: number; readonly label: string }): string =>
	`${String(count)} ${label}`;

/** A sentence that ends with links. */
export const refsSpans = ({ before, refs }: Extract<Block, { kind: 'refs' }>): Spans => [
	`${before} `,
	...listed(refs),
	'.'
];
export const listed = (links: readonly Link[]): Spans =>
	links.flatMap((link, index) => (index === 0 ? [link] : [', ', link]));
