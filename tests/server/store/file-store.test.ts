import { onTestFinished } from 'vitest';
import { openFileStore } from '#server/store/file-store.ts';
import { streamFolders, type StreamFolder } from '#server/store/stream-folder.ts';
import type { MeetingStream } from '#server/meeting/stream.ts';
import type { Store } from '#server/store/store.ts';
import { withMeetings } from '../../support/failing.ts';
import { stateBeside } from '../../support/state.ts';
import { makeFolder, openFiles, type OpenedFolder } from '../../support/store/folder.ts';
import { storeSuite } from '../../support/store/suite.ts';
import { testDisk } from '../../support/test-disk.ts';

storeSuite('files', () => openFiles());

const shelves: StreamFolder<MeetingStream> = { name: 'shelves', rows: () => [], closes: () => false };

/** A store whose streams are of another kind than the meetings. */
const ofShelves = (store: Store): Store => withMeetings(store, store.streams(shelves));

storeSuite('files of another kind', async (): Promise<OpenedFolder> => {
	const folder = await makeFolder();
	const journals = [...streamFolders, shelves.name];
	const open = () => openFileStore(folder, stateBeside(folder), testDisk(), { journals });
	let store = await open();
	onTestFinished(() => store.close());
	return {
		get store() {
			return ofShelves(store);
		},
		async reopen() {
			await store.close();
			store = await open();
			return ofShelves(store);
		}
	};
});
