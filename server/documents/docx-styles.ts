// The styles of the Word document: the tokens of src/app.css, in fonts that every office has.
import type { IStylesOptions } from 'docx';
import type { LanguageCode } from '#i18n/catalogue.ts';
import { languageFacts } from '#i18n/languages.ts';

const ink = '16232F';
const soft = '47545F';
const clay = 'B3472B';

export const docxStyles = (language: LanguageCode): IStylesOptions => ({
	default: {
		document: {
			run: {
				font: 'Arial',
				size: 22,
				color: ink,
				language: { value: languageFacts[language].locale }
			},
			paragraph: { spacing: { after: 100, line: 276 } }
		},
		title: { run: { size: 44, bold: true, color: ink }, paragraph: { spacing: { before: 120, after: 240 } } },
		heading1: heading(30, 420, 120),
		heading2: heading(25, 280, 100),
		heading3: heading(22, 200, 60)
	},
	paragraphStyles: [
		own('Over', { size: 22, bold: true, color: soft }, { spacing: { after: 120 } }),
		own('Notice', { size: 22 }, { spacing: { before: 100, after: 200 } }),
		own('Soft', { size: 20, color: soft }),
		own('Caption', { size: 20, color: soft }, { keepNext: true, spacing: { before: 160, after: 60 } }),
		own('Cell', {}, { spacing: { before: 0, after: 0 } }),
		own('Quoted', { size: 24 }, besideBar(clay)),
		own('QuotedDetail', { size: 20, color: soft }, besideBar(clay)),
		own('Noted', {}, besideBar(ink)),
		own('NotedDetail', { size: 20, color: soft }, besideBar(ink)),
		own('Gap', { size: 8 }, { spacing: { before: 0, after: 0, line: 160 } })
	]
});

const heading = (size: number, before: number, after: number) => ({
	run: { size, bold: true, color: ink },
	paragraph: { spacing: { before, after } }
});

type Style = NonNullable<IStylesOptions['paragraphStyles']>[number];

const own = (
	id: string,
	run: NonNullable<Style['run']>,
	paragraph: NonNullable<Style['paragraph']> = {}
): Style => ({ id, name: `Tablée ${id}`, basedOn: 'Normal', run, paragraph });

const besideBar = (color: string) => ({
	indent: { left: 284 },
	spacing: { before: 0, after: 0 },
	border: { left: { style: 'single' as const, size: 24, space: 8, color } }
});
