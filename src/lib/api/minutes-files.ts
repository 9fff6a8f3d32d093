// The documents of a meeting and the files in which each can be saved, in the order of their links. Plain lists, so that a page can load
// them. A new format or document begins with its name here: the compiler then asks for its row in server/documents, and for its words.
export const documentFiles = ['html', 'pdf', 'docx', 'odt', 'md', 'csv', 'ics', 'json', 'txt'] as const;
export type DocumentFile = (typeof documentFiles)[number];

/** The documents that are written of a meeting. `item` and `theme` are about a part of it, which is named by its id. */
export const documentKinds = ['minutes', 'brief', 'poster', 'aloud', 'message', 'item', 'theme'] as const;
export type DocumentKind = (typeof documentKinds)[number];

interface Documents {
	readonly files: readonly DocumentFile[];
	/** It is read in a browser, too. */
	readonly hasPage: boolean;
	/** It is about an item of the agenda, or about a group of ideas. Null: about the whole meeting. */
	readonly of: 'item' | 'group' | null;
	/** D74. It holds nothing that needs a yes, so staff hand it out from the closing on. */
	readonly isHandout: boolean;
}

const readable = ['html', 'pdf', 'docx', 'odt', 'md'] as const;

/** D80 */
export const documentsOf = {
	minutes: {
		files: ['html', 'pdf', 'docx', 'odt', 'md', 'csv', 'ics', 'json'],
		hasPage: true,
		of: null,
		isHandout: false
	},
	brief: { files: readable, hasPage: true, of: null, isHandout: true },
	poster: { files: ['pdf'], hasPage: false, of: null, isHandout: true },
	aloud: { files: readable, hasPage: true, of: null, isHandout: true },
	message: { files: ['txt'], hasPage: false, of: null, isHandout: true },
	item: { files: readable, hasPage: true, of: 'item', isHandout: false },
	theme: { files: readable, hasPage: true, of: 'group', isHandout: false }
} as const satisfies Readonly<Record<DocumentKind, Documents>>;

export const filesOf = (kind: DocumentKind): readonly DocumentFile[] => documentsOf[kind].files;

/** Those of the minutes. */
export const minutesFiles = documentsOf.minutes.files;
export type MinutesFile = (typeof minutesFiles)[number];

/** What stands behind the address of the minutes: "/brief.pdf", "/item/ID.pdf". Without a file: the page. */
export const documentEnding = (kind: DocumentKind, of: string, file: DocumentFile | null): string =>
	[kind === 'minutes' ? '' : `/${kind}`, of && `/${of}`, file && `.${file}`].filter(Boolean).join('');
