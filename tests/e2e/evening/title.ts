/** The title of the evening's meeting. */
export const title = 'Les ascenseurs du bâtiment B';
