// Tablée in the menu of a Linux desktop: most of its file managers open a script as a text, and start nothing by two clicks. Not a file in the
// folder: such an entry names its program by its whole path, and a desktop trusts none that came from elsewhere.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Within quotes, as Desktop Entry reads them: once as a value, once as a word. */
const quoted = (path: string): string =>
	`"${path
		.replaceAll(/["`$\\]/g, '\\$&')
		.replaceAll('\\', '\\\\')
		.replaceAll('%', '%%')}"`;

/** Null where no entry can name it. `folder`: the copy on this computer. */
export const menuEntry = (folder: string): string | null =>
	/[\r\n\t]/.test(folder)
		? null
		: `[Desktop Entry]
Type=Application
Name=Tablée
Comment=La table de quartier sur cet ordinateur
Exec=sh ${quoted(`${folder}/Tablee.sh`)}
Icon=${folder.replaceAll('\\', '\\\\')}/app/pages/icon.svg
Terminal=true
Categories=Office;
`;

/** As far as it can be: without it, a terminal serves. `own`: in which each version has its folder. */
export async function putIntoMenu(own: string, folder: string): Promise<void> {
	const entry = menuEntry(folder);
	if (entry === null) return;
	const menu = join(dirname(own), 'applications');
	try {
		await mkdir(menu, { recursive: true });
		await writeFile(join(menu, 'tablee.desktop'), entry);
	} catch {
		// there is no desktop, perhaps
	}
}
