// The field in which writing begins when a window opens. The browser puts the focus there by itself.
export const firstField = (field: HTMLElement): void => field.setAttribute('autofocus', '');
