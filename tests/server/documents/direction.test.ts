// In every format, each text has the direction of its own first letter. Here, residents wrote Arabic within French minutes.
import { minutesFiles } from '#api/minutes-files.ts';
import { expect, onTestFinished, test } from 'vitest';
import { isRightToLeft } from '#i18n/direction.ts';
import { languageFacts } from '#i18n/languages.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { compose } from '#server/documents/compose/document.ts';
import { docx } from '#server/documents/docx.ts';
import { livePage, onePage, sayingPage } from '#server/documents/html/page.ts';
import { contentFile } from '#server/documents/odt/content.ts';
import { markdown } from '#server/documents/markdown.ts';
import { wordsIn } from '#server/process/words.ts';
import { evening, names } from '#tests/support/meeting/evening.ts';
import { six } from '#tests/support/meeting/evening-contents.ts';
import { odtText, parsePage, spaced, textOf, unescaped, unzip } from '../../support/documents/reading.ts';

const mixed = 'نريد مقاعد في Place 12 الجديدة!';
const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);
const words = wordsIn('fr', 'Europe/Paris');
const links = { here: { path: '/minutes/K7QM2XPA', query: '' }, base: '/minutes', files: minutesFiles };

/** The evening, in which each text is one sentence of two scripts. */
const arabic = JSON.parse(
	JSON.stringify(minutesOf(evening, names)).replace(/"told-[^"]*"/g, JSON.stringify(mixed))
) as Minutes;
const written = compose(arabic, words, six);

test('D27 the page and the file give each text its own direction', () => {
	for (const source of [livePage(written, words, links), onePage(written, words)]) {
		const { body } = parsePage(source);
		const texts = [...body.querySelectorAll('*')].filter((element) =>
			[...element.childNodes].some((node) => node.nodeType === 3 && isArabic(node.textContent))
		);
		expect(texts.length).toBeGreaterThan(30);
		for (const element of texts) expect(element.closest('[dir=auto], bdi'), element.outerHTML).not.toBeNull();
		// Within a sentence of ours, the text is isolated, and does not change the direction of the sentence.
		expect([...body.querySelectorAll('h2 bdi')].map((each) => each.textContent)).toContain(mixed);
	}
});

test('D27 every page has the direction of its language', () => {
	const { direction } = languageFacts.fr;
	onTestFinished(() => void Object.assign(languageFacts.fr, { direction }));
	for (const told of ['rtl', 'ltr']) {
		Object.assign(languageFacts.fr, { direction: told });
		for (const source of [
			livePage(written, words, links),
			onePage(written, words),
			sayingPage('missing', words, links.base)
		])
			expect(parsePage(source).documentElement.getAttribute('dir')).toBe(told);
	}
});

test('D27 Word gives each paragraph and each run its own direction', async () => {
	const xml = unzip(await docx(written)).get('word/document.xml') ?? '';
	const runsOf = (paragraph: string) => paragraph.match(/<w:r>.*?<\/w:r>/gs) ?? [];
	const paragraphs = xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];
	const withArabic = paragraphs.filter((paragraph) => isArabic(textOf(paragraph)));
	expect(withArabic.length).toBeGreaterThan(30);
	for (const paragraph of withArabic) {
		expect(paragraph).not.toMatch(/[\u2068\u2069]/);
		for (const run of runsOf(paragraph)) {
			const text = textOf(run);
			if (isArabic(text)) expect(run, text).toContain('<w:rtl/>');
			if (/\p{Script=Latin}/u.test(text)) expect(run, text).not.toContain('<w:rtl/>');
		}
	}
	const whole = withArabic.filter((paragraph) => textOf(paragraph).trim() === mixed);
	expect(whole.length).toBeGreaterThan(5);
	for (const paragraph of whole) {
		expect(paragraph).toContain('<w:bidi/>');
		// The mark at the end stands on the left, where the sentence ends.
		expect(runsOf(paragraph).at(-1)).toMatch(/<w:rtl\/>.*!/s);
	}
	for (const paragraph of paragraphs.filter(
		(each) => !isRightToLeft(textOf(each)) && !isArabic(textOf(each))
	))
		expect(paragraph).not.toContain('<w:bidi/>');
});

test('D27 Markdown isolates a text within a sentence, and leaves a text that stands alone as it is', () => {
	const lines = spaced(unescaped(markdown(written)))
		.split('\n')
		.filter(isArabic);
	expect(lines).toContain(`# ${mixed}`);
	expect(lines).toContain(`### Vote 2.11 : \u2068${mixed}\u2069`);
	expect(lines).toContain(`Vote 2.10 : \u2068${mixed}\u2069`);
});

test('D27 the OpenDocument text gives each paragraph its own direction', () => {
	const xml = contentFile(written);
	const paragraphs = xml.match(/<text:[ph] .*?<\/text:[ph]>/gs) ?? [];
	const begins = (paragraph: string) => isRightToLeft(odtText(paragraph));
	expect(paragraphs.filter(begins).length).toBeGreaterThan(20);
	for (const paragraph of paragraphs)
		expect(/text:style-name="\w+Right"/.test(paragraph), paragraph).toBe(begins(paragraph));
});
