// Why a start is refused its data folder: a code for programs, and a sentence for people.

/** Why the data folder cannot be used, in words for the terminal. */
export class FolderRefused extends Error {
	readonly code:
		| 'folder-in-use'
		| 'folder-unusable'
		| 'folder-later'
		| 'folders-within'
		| 'catalogue-unreadable'
		| 'no-room'
		| 'went-back'
		| 'nothing-to-go-back-to';

	constructor(code: FolderRefused['code'], sentence: string, cause?: unknown) {
		super(sentence, { cause });
		this.name = 'FolderRefused';
		this.code = code;
	}
}
