// If the browser allows it, the projector and the laptop do not go dark in the middle of an evening.
import { expect, onTestFinished, test } from 'vitest';
import { stayAwake } from '#ui/wake-lock.ts';

class TestLock extends EventTarget implements WakeLockSentinel {
	readonly type = 'screen';
	released = false;
	onrelease = null;
	release(): Promise<void> {
		this.released = true;
		this.dispatchEvent(new Event('release'));
		return Promise.resolve();
	}
}

/** A browser that grants, or refuses, and a page that is in sight or not. */
class TestBrowser {
	readonly locks: TestLock[] = [];
	asked = 0;
	refuses = false;
	readonly page = document.implementation.createHTMLDocument();
	readonly wakeLock: WakeLock = {
		request: () => {
			this.asked += 1;
			if (this.refuses) return Promise.reject(new DOMException('low battery', 'NotAllowedError'));
			const lock = new TestLock();
			this.locks.push(lock);
			return Promise.resolve(lock);
		}
	};

	constructor() {
		this.show('visible');
	}
	show(state: DocumentVisibilityState): void {
		Object.defineProperty(this.page, 'visibilityState', { value: state, configurable: true });
		this.page.dispatchEvent(new Event('visibilitychange'));
	}
	/** A page that goes out of sight loses its lock, as in browsers. */
	async hide(): Promise<void> {
		this.show('hidden');
		for (const lock of this.locks) if (!lock.released) await lock.release();
	}
	get held(): number {
		return this.locks.filter(({ released }) => !released).length;
	}
	begin(): () => void {
		const end = stayAwake(this, this.page);
		onTestFinished(end);
		return end;
	}
}

test('the lock is asked for at once, and released with the page', async () => {
	const browser = new TestBrowser();
	const end = browser.begin();
	await expect.poll(() => browser.held).toBe(1);
	end();
	expect(browser.held).toBe(0);
	browser.show('visible');
	await settled();
	expect(browser.asked).toBe(1);
});

test('the lock is asked for again once the page is back in sight, and not while it is away', async () => {
	const browser = new TestBrowser();
	browser.begin();
	await expect.poll(() => browser.held).toBe(1);
	await browser.hide();
	await settled();
	expect(browser.asked).toBe(1);
	browser.show('visible');
	browser.show('visible');
	await expect.poll(() => browser.held).toBe(1);
	await settled();
	expect(browser.asked).toBe(2);
});

test('a lock that the browser takes back in full sight is asked for again', async () => {
	const browser = new TestBrowser();
	browser.begin();
	await expect.poll(() => browser.held).toBe(1);
	await browser.locks[0]?.release();
	await expect.poll(() => [browser.asked, browser.held]).toEqual([2, 1]);
});

test('a refusal is no fault, and the lock is asked for when the page is next in sight', async () => {
	const browser = new TestBrowser();
	browser.refuses = true;
	browser.begin();
	await settled();
	expect([browser.asked, browser.held]).toEqual([1, 0]);
	browser.refuses = false;
	browser.show('visible');
	await expect.poll(() => browser.held).toBe(1);
});

test('a page that goes before the answer leaves no lock behind', async () => {
	const browser = new TestBrowser();
	const answer = Promise.withResolvers<WakeLockSentinel>();
	const asked = Promise.withResolvers<undefined>();
	const request = () => {
		asked.resolve(undefined);
		return answer.promise;
	};
	const end = stayAwake({ wakeLock: { request } }, browser.page);
	await asked.promise;
	end();
	const lock = new TestLock();
	answer.resolve(lock);
	await expect.poll(() => lock.released).toBe(true);
});

test('a browser without wake locks is left alone', () => {
	expect(() => {
		stayAwake({}, document)();
	}).not.toThrow();
});

/** Resolves once everything that waits for no timer is done. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
