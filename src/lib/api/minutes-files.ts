// The files that the minutes are saved as, in the order of their links. A plain list, so that a page may load it. A new one is a name
// here: the compiler then names its row in server/documents/formats.ts, and the words of its links.
export const minutesFiles = ['html', 'docx', 'md', 'json'] as const;
export type MinutesFile = (typeof minutesFiles)[number];
