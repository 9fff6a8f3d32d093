/** Of the meeting that the evening is about. */
export const title = 'Les ascenseurs du bâtiment B';
