// The notices above the tables, and how people put them away.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import ClockNotice from '#components/tables/notices/ClockNotice.svelte';
import { TableShelf } from '#components/tables/frame/table-shelf.svelte.ts';
import type { DateDoubt } from '#api/listing.ts';
import type { Updated } from '#api/update.ts';
import UpdatedNotice from '#components/tables/notices/UpdatedNotice.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import AtTables from '../../support/AtTables.svelte';

beforeEach(() => {
	document.body.replaceChildren();
	localStorage.clear();
});

async function show<P extends Record<string, unknown>>(of: Component<P>, given: P): Promise<() => void> {
	const language = await Language.load(staffParts);
	const props = { shelf: new TableShelf('token'), language, of, with: given };
	const page = mount(AtTables<P>, { target: document.body, props });
	onTestFinished(() => void unmount(page));
	flushSync();
	return () => document.body.replaceChildren();
}

describe('the update', () => {
	const before = {
		...{ folder: 'avant-0.2.0', from: '0.1.3', to: '0.2.0', meetings: 2, boxes: 0 },
		...{ madeAt: Date.UTC(2026, 10, 20), goesAt: Date.UTC(2026, 11, 4) }
	};
	const block = () => document.querySelector('details');
	const fold = (isOpen: boolean) => {
		const details = block();
		if (details) details.open = isOpen;
		details?.dispatchEvent(new Event('toggle'));
	};
	const updated = (change: Partial<typeof before> = {}): { updated: Updated } => ({
		updated: { before: { ...before, ...change }, gone: null }
	});

	test('the update’s notice folds to one line, which this computer remembers; the way back is behind it', async () => {
		const gone = await show(UpdatedNotice, updated());
		expect(block()?.open).toBe(true);
		fold(false);
		gone();
		await show(UpdatedNotice, updated());
		expect(block()?.open).toBe(false);
		const line = block()?.querySelector('summary')?.textContent ?? '';
		expect(line).toContain('Tablée 0.2.0 a repris les données de la version 0.1.3.');
		expect(line.length).toBeLessThan(70);
		expect(block()?.textContent).toContain('Revenir à la version d’avant');
		fold(true);
		document.body.replaceChildren();
		await show(UpdatedNotice, updated());
		expect(block()?.open).toBe(true);
	});

	test('the update’s notice is unfolded again for the next update', async () => {
		const gone = await show(UpdatedNotice, updated());
		fold(false);
		gone();
		await show(UpdatedNotice, updated({ folder: 'avant-0.3.0', from: '0.2.0', to: '0.3.0' }));
		expect(block()?.open).toBe(true);
	});
});

describe('a date that cannot be believed', () => {
	const now = Date.UTC(2011, 0, 1, 12);
	const told = async (doubt: DateDoubt): Promise<string> => {
		await show(ClockNotice, { doubt });
		return document.body.textContent.replace(/\s+/gu, ' ');
	};

	test('a date is not compared with an opening that never was, and the first of a month is the “1er”', async () => {
		const words = await told({ kind: 'behind', now, seenAt: null });
		expect(words).toContain('1er janvier 2011');
		expect(words).not.toMatch(/2026|ouverte ici/);
	});

	test('a date is compared with the last opening, if there was one', async () => {
		const words = await told({ kind: 'behind', now, seenAt: Date.UTC(2026, 2, 1, 12) });
		expect(words).toMatch(/1er janvier 2011.*ouverte ici.*1er mars 2026/);
	});
});
