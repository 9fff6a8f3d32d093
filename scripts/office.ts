// LibreOffice, with which some tests open the documents as an association does. It is large, so it is not installed for the tests: where it
// is missing, they say so.
import { find } from './system-tools.ts';

export type Office = { readonly program: string } | { readonly refused: string };

export function officeHere(): Office {
	const program = find(['soffice', 'libreoffice']);
	return program === undefined ? { refused: 'it is not installed' } : { program };
}
