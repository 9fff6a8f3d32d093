import { Language, staffParts } from '#i18n/language.svelte.ts';

export const load = async () => ({ language: await Language.load(staffParts) });
