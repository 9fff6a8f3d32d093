// The name of the table that takes in what tells no table of its own.
import fr from '#messages/fr/staff.json' with { type: 'json' };
import { createTranslator } from '#i18n/translator.ts';

export const tableFound = createTranslator<'staff'>('fr', fr)('tables.found.table');
