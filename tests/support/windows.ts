// A Windows of its own for one test, in Wine: its user's folders are new, and nothing of it is left after the test.
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { onTestFinished } from 'vitest';
import { openWine, type Wine } from '#scripts/wine.ts';
import { prefix } from '#scripts/wine-place.ts';

export interface Windows extends Wine {
	/** Its disk C:, out here. */
	readonly disk: string;
	/** The user's folder for programs, out here: %LOCALAPPDATA%. */
	readonly localAppData: string;
	/** Plugs a folder of this machine in as drive E:. */
	readonly stick: string;
}

/** What a killed test left; a folder's name begins with the id of the process that made it. */
function sweep(runs: string): void {
	for (const name of readdirSync(runs).filter((run) => /^\d+-/.test(run))) {
		const pid = Number(name.split('-')[0]);
		try {
			process.kill(pid, 0);
		} catch {
			rmSync(join(runs, name), { recursive: true, force: true });
		}
	}
}

export async function openWindows(root: string): Promise<Windows> {
	const runs = join(root, 'runs');
	sweep(runs);
	const run = `${process.pid}-${nanoid(6)}`;
	const folder = join(runs, run);
	// Windows itself is not changed by programs, and shared.
	const windows = join(prefix, 'drive_c/windows');
	cpSync(join(root, prefix), folder, {
		recursive: true,
		verbatimSymlinks: true,
		filter: (from) => from !== join(root, windows)
	});
	const disk = join(folder, 'drive_c');
	symlinkSync(windows, join(disk, 'windows'));
	const stick = join(folder, 'stick');
	mkdirSync(stick);
	symlinkSync('../stick', join(folder, 'dosdevices/e:'));
	const wine = await openWine(root, `/runs/${run}`);
	const close = async (): Promise<void> => {
		await wine.close();
		rmSync(folder, { recursive: true, force: true });
	};
	onTestFinished(close);
	return { ...wine, close, disk, stick, localAppData: join(disk, 'users/Hélène/AppData/Local') };
}
