// The sign of Tablée: eight seats around a table. The style has its colours.
import { html, type Markup } from './markup.ts';

const seats = Array.from({ length: 8 }, (_, index) => {
	const angle = (index * Math.PI) / 4;
	const place = (turn: number) => Math.round((48 + 38 * turn) * 10) / 10;
	return { x: place(Math.sin(angle)), y: place(-Math.cos(angle)) };
});
const kinds = ['lit', 'full', 'full', 'free', 'full', 'free', 'free', 'full'];

export const sign: Markup = html`<svg class="logo" viewBox="0 0 96 96" aria-hidden="true" focusable="false">
	<circle class="board" cx="48" cy="48" r="24" />
	${seats.map(({ x, y }, index) => html`<circle class="${kinds[index] ?? 'free'}" cx="${x}" cy="${y}" r="7" />`)}
</svg>`;
