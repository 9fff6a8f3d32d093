// `tablee.mjs copie`: copies the folder in which it lies to this computer, and says in words where it cannot.
import { wordsIn } from '../documents/words.ts';
import { copyFolder, megabytes } from './copying.ts';
import { ownFolder } from './folders.ts';
import { readManifest } from './manifest.ts';
import { folder } from './places.ts';

const { t } = wordsIn('fr');
const own = ownFolder();
const copied = await copyFolder({ from: folder, own });
if ('refused' in copied) {
	const whole = await readManifest(folder);
	const n = whole ? megabytes(whole.manifest) : 0;
	process.stdout.write(`\n${t(`portable.${copied.refused}`, { n, folder: own })}\n`);
	process.exitCode = 1;
}
