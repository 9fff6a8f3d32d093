import { Language } from '#i18n/language.svelte.ts';
import { slipParts } from '#i18n/load.ts';

export const load = async () => ({ language: await Language.load(slipParts) });
