// Puts Tablée into the menu of a Linux desktop, because most file managers show a script as text when somebody clicks it twice. The entry
// is no file of the folder: it needs the full path of its program, and a desktop does not trust an entry that came with a folder.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Quotes a text for a Desktop Entry, which reads it twice: as a value and as a word. */
const quoted = (path: string): string =>
	`"${path
		.replaceAll(/["`$\\]/g, '\\$&')
		.replaceAll('\\', '\\\\')
		.replaceAll('%', '%%')}"`;

/** Null if no entry can contain the path. `folder` is the copy on this computer. */
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

/** Never rejects: without an entry a terminal serves. `own` is the folder with the folders of all versions. */
export async function putIntoMenu(own: string, folder: string): Promise<void> {
	const entry = menuEntry(folder);
	if (entry === null) return;
	const menu = join(dirname(own), 'applications');
	try {
		await mkdir(menu, { recursive: true });
		await writeFile(join(menu, 'tablee.desktop'), entry);
	} catch {
		// there may be no desktop
	}
}
