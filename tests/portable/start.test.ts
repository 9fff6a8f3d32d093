import { test } from 'vitest';
import { platforms } from '#server/portable/manifest.ts';
import { livesThroughAKill } from '../support/portable/story.ts';

test('L80 it starts from its archive, in a path with spaces and accents, without Node or npm; its vote is there after a kill', async () => {
	const platform = platforms.find((each) => each === `${process.platform}-${process.arch}`);
	if (!platform) throw new Error('no folder is made for this machine');
	await livesThroughAKill({ platform });
});
