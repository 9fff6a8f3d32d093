import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';

export const load = async () => ({ language: await Language.load(staffParts) });
