// The words of the surfaces in one language, as Node reads them: the pages' own way to them is their build's.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LanguageCode, LaterPart, Messages } from '#i18n/catalogue.ts';
import { createTranslator, type Translate } from '#i18n/translator.ts';

export type StaffSay = Translate<'staff' | 'refusals'>;
export type ResidentSay = Translate<'resident' | 'refusals' | LaterPart>;

/** Staff and residents have words of the same name: each is asked apart. */
export const staffSay = (language: LanguageCode): StaffSay =>
	createTranslator(language, wordsIn(language, '{staff,refusals}.json'));
export const residentSay = (language: LanguageCode): ResidentSay =>
	createTranslator(language, wordsIn(language, '{resident,refusals,phone/*}.json'));

/** The page of a laptop without a link. */
export const enterSay = (language: LanguageCode): Translate<'enter'> =>
	createTranslator(language, wordsIn(language, 'enter.json'));

function wordsIn(language: LanguageCode, files: string): Messages {
	const folder = resolve(import.meta.dirname, '../../messages', language);
	const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Messages;
	return Object.assign({}, ...globSync(files, { cwd: folder }).map(read)) as Messages;
}
