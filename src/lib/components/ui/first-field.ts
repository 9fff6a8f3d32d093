// Where writing begins when a window opens: the browser puts the focus there by itself.
export const firstField = (field: HTMLElement): void => field.setAttribute('autofocus', '');
