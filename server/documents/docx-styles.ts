// The styles of the Word document: the tokens of src/app.css, in fonts that every office has.
import { LineRuleType, type ISpacingProperties, type IStylesOptions } from 'docx';
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
			paragraph: { spacing: lines({ after: 100 }) }
		},
		title: {
			run: { size: 44, bold: true, color: ink },
			paragraph: { spacing: lines({ before: 120, after: 240 }) }
		},
		heading1: heading(30, 420, 120),
		heading2: heading(25, 280, 100),
		heading3: heading(22, 200, 60)
	},
	paragraphStyles: [
		own('Over', { size: 22, bold: true, color: soft }, { spacing: lines({ after: 120 }) }),
		own('Notice', { size: 22 }, { spacing: lines({ before: 100, after: 200 }) }),
		own('Soft', { size: 20, color: soft }),
		own('Caption', { size: 20, color: soft }, { keepNext: true, spacing: lines({ before: 160, after: 60 }) }),
		own('Cell', {}, { spacing: lines({ before: 0, after: 0 }) }),
		own('Item', {}, { spacing: lines({ before: 0, after: 40 }) }),
		own('Quoted', { size: 24 }, besideBar('Quoted')),
		own('QuotedDetail', { size: 20, color: soft }, besideBar('Quoted')),
		own('Noted', {}, besideBar('Noted')),
		own('NotedDetail', { size: 20, color: soft }, besideBar('Noted')),
		own('Gap', { size: 8 }, { spacing: { before: 0, after: 0, line: 160, lineRule: LineRuleType.EXACT } })
	]
});

/** Lines as high as their letters need. Without the rule, LibreOffice prints the second line of a large title over the first. */
const lines = (around: ISpacingProperties): ISpacingProperties => ({
	...around,
	line: 276,
	lineRule: LineRuleType.AUTO
});

const heading = (size: number, before: number, after: number) => ({
	run: { size, bold: true, color: ink },
	paragraph: { spacing: lines({ before, after }) }
});

type Style = NonNullable<IStylesOptions['paragraphStyles']>[number];

const own = (
	id: string,
	run: NonNullable<Style['run']>,
	paragraph: NonNullable<Style['paragraph']> = {}
): Style => ({ id, name: `Tablée ${id}`, basedOn: 'Normal', run, paragraph });

/** The colour of the bar beside a note, by the style of its paragraph. */
export const barColors: Readonly<Record<string, string>> = {
	Quoted: clay,
	QuotedDetail: clay,
	Noted: ink,
	NotedDetail: ink
};
export const barBeside = (color: string) => ({ style: 'single' as const, size: 24, space: 8, color });

const besideBar = (style: 'Quoted' | 'Noted') => ({
	indent: { left: 284 },
	spacing: lines({ before: 0, after: 0 }),
	border: { left: barBeside(barColors[style] ?? ink) }
});
