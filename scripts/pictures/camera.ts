// One picture of a page as it stands. Pictures to look at are PNG, exact to the point. Those of the guide are WebP: a third of the weight, with
// more points than the window has, so that they are sharp on paper.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';

/** Points of a picture to one of the window. */
const density = 1.5;
const quality = 82;

export async function takePicture(page: Page, file: string): Promise<void> {
	mkdirSync(dirname(file), { recursive: true });
	if (file.endsWith('.webp')) writeFileSync(file, await webp(page));
	else await page.screenshot({ path: file, animations: 'disabled' });
}

async function webp(page: Page): Promise<Buffer> {
	const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
	const own = await page.evaluate<number>('devicePixelRatio');
	const session = await page.context().newCDPSession(page);
	const clip = { x: 0, y: 0, width, height, scale: Math.max(1, density / own) };
	const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality, clip });
	await session.detach();
	return Buffer.from(data, 'base64');
}
