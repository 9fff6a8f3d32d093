// The files in which the minutes can be saved, in the order of their links. A plain list, so that a page can load it. A new format
// begins with its name here: the compiler then asks for its row in server/documents/formats.ts and for the words of its links.
export const minutesFiles = ['html', 'pdf', 'docx', 'odt', 'md', 'csv', 'ics', 'json'] as const;
export type MinutesFile = (typeof minutesFiles)[number];

/** The documents that are written of a meeting. A new one begins with its name here. */
export const documentKinds = ['minutes'] as const;
export type DocumentKind = (typeof documentKinds)[number];
