// WebKitGTK’s small browser, by WebDriver, on a display of its own. A driver holds one session, so each device has a driver.
import { Builder, Capabilities, type WebDriver, type WebElement } from 'selenium-webdriver';
import { freePort } from '#scripts/free-port.ts';
import { webKit, type WebKit } from '#scripts/system-tools.ts';
import type { Engine, Find, Size, Tab } from './engine.ts';
import { wayToPort } from './into-hall.ts';
import { end, run, said } from './programs.ts';

type Closing = () => Promise<unknown>;

export async function openWebKit(inside: readonly string[]): Promise<Engine> {
	const programs = webKit();
	if (programs === undefined) throw new Error('no WebKitGTK: run `npm test`, which installs it');
	const screen = run(
		[programs.display, '-displayfd', '1', '-screen', '0', '2000x1200x24', '-nolisten', 'tcp'],
		{
			stdio: ['ignore', 'pipe', 'ignore']
		}
	);
	const display = `:${(await said(screen.stdout, /\n/)).trim()}`;
	const closings: Closing[] = [];
	return {
		open: async (size) => {
			const { driver, close } = await openDriver(programs, inside, display);
			closings.push(close);
			return tabOf(driver, size);
		},
		close: async () => {
			for (const close of closings) await close();
			await end(screen);
		}
	};
}

async function openDriver(
	{ driver: path, browser }: WebKit,
	inside: readonly string[],
	display: string
): Promise<{ driver: WebDriver; close: Closing }> {
	const port = await freePort();
	const env = {
		DISPLAY: display,
		LANG: 'fr_FR.UTF-8',
		LIBGL_ALWAYS_SOFTWARE: '1',
		WEBKIT_DISABLE_DMABUF_RENDERER: '1'
	};
	const child = run([path, `--port=${port}`], { inside, env });
	const closeWay = await wayToPort(inside, port);
	const driver = await new Builder()
		.usingServer(`http://127.0.0.1:${port}`)
		.withCapabilities(
			new Capabilities({
				browserName: 'MiniBrowser',
				'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] }
			})
		)
		.build();
	const close = async () => {
		await driver.quit().catch(() => undefined);
		closeWay();
		await end(child);
	};
	return { driver, close };
}

async function tabOf(driver: WebDriver, { width, height }: Size): Promise<Tab> {
	const window = driver.manage().window();
	const inPage = <T>(ask: (given: string) => unknown, given: string): Promise<T> =>
		driver.executeScript<T>(`return (${String(ask)})(arguments[0])`, given);
	const found = (find: Find, given: string) => inPage<WebElement | null>(find, given);
	await window.setRect({ x: 0, y: 0, width, height });
	return {
		go: (url) => driver.get(url),
		reload: () => driver.navigate().refresh(),
		read: (ask, given) => inPage<string>(ask, given),
		press: async (find, given) => {
			const element = await found(find, given);
			await element?.click();
			return element !== null;
		},
		type: async (find, given, words) => {
			const element = await found(find, given);
			await element?.sendKeys(words);
			return element !== null;
		},
		picture: async () => Buffer.from(await driver.takeScreenshot(), 'base64')
	};
}
