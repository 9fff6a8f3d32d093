// Renders the blocks of a document as elements of a page.
import { isolates } from '#i18n/direction.ts';
import type { Mark, Tone } from '#meeting/vote/kinds/kind.ts';
import { refsSpans, type Block, type Part, type Spans } from '../blocks.ts';
import { picturePath, type Picture } from '../pictures.ts';
import { html, type Markup } from './markup.ts';

type Note = Extract<Block, { kind: 'note' }>;
type Table = Extract<Block, { kind: 'table' }>;
type Numbers = Extract<Block, { kind: 'numbers' }>;
type Counts = Extract<Block, { kind: 'counts' }>;

export function partElement({ anchor, title, picture, blocks }: Part, level: 2 | 3 | 4 = 2): Markup {
	const inner = blocks.map((block) => blockElement(block, level));
	const named = html`${picture ? pictureElement(picture) : null}${isolatedElements(title)}`;
	if (level === 2)
		return html`<section id="${anchor}" class="point" aria-labelledby="${anchor}-t">
			<h2 id="${anchor}-t" dir="auto">${named}</h2>
			${inner}
		</section>`;
	const heading = level === 3 ? html`<h3 dir="auto">${named}</h3>` : html`<h4 dir="auto">${named}</h4>`;
	return html`<div id="${anchor}" class="part">${heading}${inner}</div>`;
}

function blockElement(block: Block, level: 2 | 3 | 4): Markup {
	switch (block.kind) {
		case 'text':
			return html`<p class="${block.tone}" dir="auto">${spansElement(block.spans)}</p>`;
		case 'list':
			return html`<ul class="${block.isLong ? 'long' : 'plain'}">
				${block.items.map((item) => html`<li dir="auto">${spansElement(item)}</li>`)}
			</ul>`;
		case 'refs':
			return html`<p class="refs" dir="auto">${spansElement(refsSpans(block))}</p>`;
		case 'note':
			return noteElement(block);
		case 'table':
			return tableElement(block);
		case 'counts':
			return countsElement(block);
		case 'numbers':
			return numbersElement(block);
		case 'part':
			return partElement(block, level === 2 ? 3 : 4);
	}
}

export const spansElement = (spans: Spans): readonly Markup[] =>
	spans.map((span) => {
		if (typeof span === 'string') return lines(span);
		if ('to' in span) return html`<a href="#${span.to}">${isolatedElements(span.text)}</a>`;
		return 'strong' in span
			? html`<strong>${lines(span.strong)}</strong>`
			: html`<em class="soft">${span.soft}</em>`;
	});

/** Typed text may have several lines. */
const lines = (text: string): Markup =>
	html`${text
		.split('\n')
		.map(isolatedElements)
		.map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`))}`;

/** A quoted text is an element of its own, so that it does not decide the direction of the sentence around it. */
export const isolatedElements = (text: string): readonly Markup[] =>
	text.split(isolates).map((piece, index) => (index % 2 === 0 ? html`${piece}` : html`<bdi>${piece}</bdi>`));

function noteElement({ look, isQuoted, tag, anchor, body, details }: Note): Markup {
	const said = body.map((spans) =>
		isQuoted
			? html`<blockquote dir="auto"><p>${spansElement(spans)}</p></blockquote>`
			: html`<p dir="auto">${spansElement(spans)}</p>`
	);
	const more = details.map((detail) => html`<li dir="auto">${spansElement(detail)}</li>`);
	return html`<div${idOf(anchor)} class="note ${look.tone}${look.isBold ? ' bold' : ''}">
		${isQuoted ? null : html`<p class="tag">${tag}</p>`}
		${said}${
			more.length > 0
				? html`<ul class="details">
						${more}
					</ul>`
				: null
		}
	</div>`;
}

const idOf = (anchor: string | null | undefined): Markup | null => (anchor ? html` id="${anchor}"` : null);

const tableElement = ({ caption, head, rows, anchors }: Table): Markup =>
	html`<table>
		<caption class="unseen">
			${caption}
		</caption>
		<thead>
			<tr>
				${head.map((cell) => html`<th scope="col">${cell}</th>`)}
			</tr>
		</thead>
		<tbody>
			${rows.map(
				(row, at) =>
					html`<tr${idOf(anchors[at])}>
						${row.map((cell) => html`<td dir="auto">${spansElement(cell)}</td>`)}
					</tr>`
			)}
		</tbody>
	</table>`;

function countsElement({ caption, head, rows, anchor }: Counts): Markup {
	const lines = rows.map(
		({ label, count, mark }) =>
			html`<tr class="${mark?.tone ?? 'other'}">
				<th scope="row">
					${mark && signOf(mark)}<span dir="auto">${label}</span>${peopleOf(count, mark?.tone)}
				</th>
				<td class="count">${count}</td>
			</tr>`
	);
	return html`<table${idOf(anchor)} class="counts">
		<caption dir="auto">
			${isolatedElements(caption)}
		</caption>
		<thead class="unseen">
			<tr>
				<th scope="col">${head[0]}</th>
				<th scope="col">${head[1]}</th>
			</tr>
		</thead>
		<tbody>
			${lines}
		</tbody>
	</table>`;
}

const numbersElement = ({ items }: Numbers): Markup =>
	html`<ul class="numbers">
		${items.map(({ picture, count, label }) => html`<li>${pictureElement(picture)}<strong>${count}</strong> ${label}</li>`)}
	</ul>`;

const pictureElement = (picture: Picture): Markup =>
	html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
		<path d="${picturePath(picture)}" />
	</svg>`;

const signOf = ({ sign }: Mark): Markup =>
	html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${sign}" /></svg>`;

const perRow = 20;
const mostDrawn = 120;

/** One shape for each person. If there are too many to see at a glance, only the number is shown. */
function peopleOf(count: number, tone: Tone | undefined): Markup | null {
	if (count === 0 || count > mostDrawn) return null;
	const rows = Math.ceil(count / perRow);
	const shapes = Array.from({ length: count }, (_, index) =>
		personShape(7 + 14 * (index % perRow), 7 + 14 * Math.floor(index / perRow), tone)
	);
	const width = 14 * Math.min(count, perRow);
	return html`<svg
		viewBox="0 0 ${width} ${rows * 14}"
		width="${width}"
		height="${rows * 14}"
		aria-hidden="true"
		focusable="false"
	>
		${shapes}
	</svg>`;
}

function personShape(x: number, y: number, tone: Tone | undefined): Markup {
	if (tone === 'against') return html`<rect x="${x - 5}" y="${y - 5}" width="10" height="10" rx="1" />`;
	if (tone === 'abstain') return html`<circle class="ring" cx="${x}" cy="${y}" r="4" />`;
	return html`<circle cx="${x}" cy="${y}" r="5" />`;
}
