// Codes as people type them: in small letters, with spaces, with a character that looks like another. A code of letters has no 0, 1, 8 or 9,
// and a code of digits has no letter, so each character can be read in one way only.
const asLetter: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 8: 'B' };
const asDigit: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };

const read = (typed: string, likes: Readonly<Record<string, string>>): string =>
	typed.toUpperCase().replace(/[A-Z0-9]/g, (character) => likes[character] ?? character);

/** The code of a slip, of a meeting's address, or of another laptop. Its spaces stay. */
export const asLetters = (typed: string): string => read(typed, asLetter);

export const lettersOf = (typed: string): string => asLetters(typed).replace(/[^A-Z2-7]/g, '');

/** The code on the screen. */
export const digitsOf = (typed: string): string => read(typed, asDigit).replace(/\D/g, '');
