// A window that goes with the place in which it stands was left by nobody: what it says may have to be said again.
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import Dialog from '#ui/Dialog.svelte';
import WideDialog from '#ui/WideDialog.svelte';

test.each([
	['Dialog', Dialog],
	['WideDialog', WideDialog]
])(
	'F8 %s tells of its closing where somebody closed it, and not where its place went',
	async (_, component) => {
		let left = 0;
		const open = () => {
			const children = createRawSnippet(() => ({ render: () => '<p>C’est fait</p>' }));
			const props = { title: 'Masquer', close: 'Fermer', onclose: () => (left += 1), children };
			return mount(component, { target: document.body, props });
		};
		const gone = open();
		flushSync();
		await unmount(gone);
		expect(left).toBe(0);

		const closed = open();
		flushSync();
		document.querySelector('dialog')?.close();
		expect(left).toBe(1);
		await unmount(closed);
	}
);
