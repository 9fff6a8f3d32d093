// How the addresses of the minutes end: one for each format.
import { minutesFiles } from '#api/minutes-files.ts';

export const fileEndings = minutesFiles.map((file) => `.${file}`);
/** The same, and the ending of the page. */
export const endings = ['', ...fileEndings];
