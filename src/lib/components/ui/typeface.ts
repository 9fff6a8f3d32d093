// The typeface comes after the words. Nothing waits for it, and its 25 kB are requested once a page has shown something. It has Latin
// letters only; every other script falls to the system's typeface.
import regular from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2?url';
import bold from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2?url';

const weights = [
	[regular, '400'],
	[bold, '700']
] as const;

let asked = false;

/** Loads the typeface once. Without it, the system's stays. */
export function loadTypeface(): void {
	if (asked) return;
	asked = true;
	for (const [url, weight] of weights) {
		const face = new FontFace('Atkinson Hyperlegible Next', `url(${url})`, { weight });
		face.load().then(
			(loaded) => document.fonts.add(loaded),
			() => undefined
		);
	}
}
