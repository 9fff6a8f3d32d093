import { Language, residentParts } from '#i18n/language.svelte.ts';

export const load = async () => ({ language: await Language.load(residentParts) });
