// `tablee.mjs copie app/manifest-….json` copies its own folder to this computer. If it cannot, it says why.
import { wordsIn } from '../process/words.ts';
import { copyFolder, megabytes } from './copying.ts';
import { showFault } from './fault-page.ts';
import { ownFolder } from './folders.ts';
import { readManifest } from './manifest.ts';
import { putIntoMenu } from './menu.ts';
import { folder } from './places.ts';

const { t } = wordsIn('fr');
const own = ownFolder();
const file = process.argv[3];
const copied = await copyFolder({ from: folder, file, own });
if ('refused' in copied) {
	const whole = await readManifest(folder, file);
	const n = whole ? megabytes(whole.manifest) : 0;
	const sentence = t(`portable.${copied.refused}`, { n, folder: own });
	process.stdout.write(`\n${sentence}\n`);
	process.exitCode = 1;
	// On Windows the window stays open until a key is pressed. On a Linux desktop there may be no window.
	if (process.platform === 'linux' && !process.stdout.isTTY) await showFault(sentence);
} else if (process.platform === 'linux') await putIntoMenu(own, copied.to);
