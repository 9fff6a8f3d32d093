import { onTestFinished } from 'vitest';
import { openFileStore } from '#server/store/file-store.ts';
import { streamFolders } from '#server/store/folder-parts.ts';
import type { Store } from '#server/store/store.ts';
import { loanFolder } from '../../support/loans/kind.ts';
import { stateBeside } from '../../support/state.ts';
import { makeFolder, openFiles, type OpenedFolder } from '../../support/store/folder.ts';
import { storeSuite } from '../../support/store/suite.ts';
import { testDisk } from '../../support/test-disk.ts';

storeSuite('files', () => openFiles());

/** A store that speaks of another kind of stream than the meetings. */
const ofLoans = (store: Store): Store =>
	new Proxy(store, {
		get(target, name) {
			const streams = target.streams(loanFolder);
			const asked = name in streams ? streams : target;
			const own: unknown = Reflect.get(asked, name);
			return typeof own === 'function' ? (own.bind(asked) as unknown) : own;
		}
	});

storeSuite('files of another kind', async (): Promise<OpenedFolder> => {
	const folder = await makeFolder();
	const journals = [...streamFolders, loanFolder.name];
	const open = () => openFileStore(folder, stateBeside(folder), testDisk(), { journals });
	let store = await open();
	onTestFinished(() => store.close());
	return {
		get store() {
			return ofLoans(store);
		},
		async reopen() {
			await store.close();
			store = await open();
			return ofLoans(store);
		}
	};
});
