/** XML and PDF do not allow these characters. The door lets none in, but older journals may have some, and every document must open. */
export const legal = (text: string): string =>
	text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, '');
