// What is wrong with a page at its size, in words. Pure: it is told the facts (facts.ts) and what this surface may.
import type { ControlFact, Facts, PaneFact, TextFact } from './facts.ts';

export interface Limits {
	/** The least height and width of whatever is pressed, in pixels. */
	readonly target: number;
	/** The least size of text, in pixels. */
	readonly text: number;
	/** The least height of a pane whose content scrolls. */
	readonly pane: number;
	/** The page itself may be scrolled down. */
	readonly mayScroll: boolean;
}

const slack = 1;

function ofControl(control: ControlFact, { window }: Facts, { target, mayScroll }: Limits): string[] {
	const { name, box, scrolled, away, main, covers, over, hidden } = control;
	const [width, height] = [box.right - box.left, box.bottom - box.top];
	const isOut =
		box.left < -slack ||
		box.right > window.width + slack ||
		(!mayScroll && !scrolled && (box.top < -slack || box.bottom > window.height + slack));
	return [
		...(isOut && !away ? [`"${name}" is not whole in the window`] : []),
		...(away && main ? [`"${name}" is scrolled out of sight`] : []),
		...(Math.min(width, height) < target - slack
			? [`"${name}" is ${Math.round(width)} × ${Math.round(height)} px`]
			: []),
		...(over !== null && !away ? [`"${name}" cannot be pressed: ${over} lies over it`] : []),
		...covers.map((words) => `"${name}" lies over "${words.slice(0, 40)}"`),
		...hidden.map((words) => `"${name}" hides its words: ${words.slice(0, 40)}`)
	];
}

function ofText({ words, px, cut, broken, copied }: TextFact, { text }: Limits): string[] {
	return [
		...(cut ? [`"${words}" is cut off at the ${cut}`] : []),
		...broken.map((word) => `"${word}" is broken over two lines`),
		...(px < text - 0.1 && !copied ? [`"${words}" is written at ${px} px`] : [])
	];
}

const ofPane = ({ name, height, content }: PaneFact, { pane }: Limits): string[] =>
	height < Math.min(pane, content) ? [`${name} is a slit of ${height} px for ${content} px`] : [];

/** Each fault once. */
export function faultsIn(facts: Facts, limits: Limits): readonly string[] {
	const { window, page } = facts;
	const found = [
		...(page.width > window.width ? [`the page is ${page.width} px wide on ${window.width}`] : []),
		...(page.height > window.height && !limits.mayScroll
			? [`the page is ${page.height} px high on ${window.height}`]
			: []),
		...facts.controls.flatMap((control) => ofControl(control, facts, limits)),
		...facts.texts.flatMap((text) => ofText(text, limits)),
		...facts.panes.flatMap((pane) => ofPane(pane, limits))
	];
	return [...new Set(found)];
}
