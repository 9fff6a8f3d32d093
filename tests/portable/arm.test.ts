import { expect, test } from 'vitest';
import { armHere } from '#scripts/arm.ts';
import { livesThroughAKill } from '../support/portable/story.ts';

test('L80 the folder for ARM starts from its archive: a vote is there after the server was killed and opened again', async ({
	skip
}) => {
	const arm = armHere();
	if ('refused' in arm) return skip(arm.refused);
	expect(arm.words.length).toBeGreaterThanOrEqual(process.arch === 'arm64' ? 0 : 1);
	await livesThroughAKill({ platform: 'linux-arm64', ...arm });
}, 300_000);
