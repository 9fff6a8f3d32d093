// The drawings of the signs, in a square of 24. Each is flat and of one colour on white, and is told apart without its colour.
// Phones load them all, so the paths are short.

export interface Drawing {
	readonly colour: string;
	/** What is filled. */
	readonly fill: string;
	/** What is drawn with a line. */
	readonly line?: string;
	/** Where the colour is too light on white: the frame, and an outline of what is filled. */
	readonly edge?: string;
}

const blue = '#0f5fa8';
const green = '#37782b';
const red = '#c4232b';
const orange = '#cf5c0a';
const purple = '#6b3fa0';
const black = '#16232f';
const brown = '#7a4a21';
const pink = '#d0387f';
const grey = '#667080';

export const signs = {
	boat: { colour: blue, fill: 'M13 1l8 13h-8zM11 4v10H4zM1 16h22l-4 7H5z' },
	sun: {
		colour: '#f7b924',
		edge: '#9c6a00',
		fill: 'M12 6.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM10.5 0h3v4.5h-3zM10.5 19.5h3V24h-3zM0 10.5h4.5v3H0zM19.5 10.5H24v3h-4.5zM4.6 2.5l3.1 3.1-2.1 2.1-3.1-3.1zM19.4 2.5l2.1 2.1-3.1 3.1-2.1-2.1zM2.5 19.4l3.1-3.1 2.1 2.1-3.1 3.1zM21.5 19.4l-2.1 2.1-3.1-3.1 2.1-2.1z'
	},
	lime: {
		colour: green,
		fill: 'M12 .5a11.5 11.5 0 1 1 0 23 11.5 11.5 0 0 1 0-23zM12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12.7 10.9L12.7 3.9A8.1 8.1 0 0 1 18.6 7.3zM13.3 12.0L19.4 8.6A8.1 8.1 0 0 1 19.4 15.4zM12.7 13.1L18.6 16.7A8.1 8.1 0 0 1 12.7 20.1zM11.3 13.1L11.3 20.1A8.1 8.1 0 0 1 5.4 16.7zM10.7 12.0L4.6 15.4A8.1 8.1 0 0 1 4.6 8.6zM11.4 10.9L5.4 7.3A8.1 8.1 0 0 1 11.3 3.9z'
	},
	key: {
		colour: red,
		fill: 'M7 5a7 7 0 0 1 6.8 5.5H24V14h-2v4h-3.5v-4H17v3h-3.5v-3A7 7 0 1 1 7 5zM6.5 9.3a2.7 2.7 0 1 0 .01 0z'
	},
	house: { colour: orange, fill: 'M12 1l5 4.5V3h3v5.2l4 3.8h-3v11h-6v-7H9v7H3V12H0z' },
	umbrella: {
		colour: purple,
		fill: 'M12 1a11 11 0 0 1 11.5 12c-1.7-1.8-4-1.8-5.7 0-1.7-1.8-4-1.8-5.8 0-1.8-1.8-4.1-1.8-5.8 0-1.7-1.8-4-1.8-5.7 0A11 11 0 0 1 12 1z',
		line: 'M12 12v7.5a2.5 2.5 0 0 1-5 0'
	},
	bicycle: {
		colour: black,
		fill: '',
		line: 'M5.5 11.5a4.5 4.5 0 1 0 .01 0zM18.5 11.5a4.5 4.5 0 1 0 .01 0zM5.5 16l3-7.5h7.5l-4.5 7.5zM7 5h3.5M8.5 8.5l3 7.5M18.5 16L15 5h3.5'
	},
	cup: {
		colour: brown,
		fill: 'M2 8h15v9a5 5 0 0 1-5 5H7a5 5 0 0 1-5-5z',
		line: 'M17 10.5h2.5a2.5 2.5 0 0 1 0 5.5H17M6.5 1.5v3.5M12 1.5v3.5'
	},
	flower: {
		colour: pink,
		fill: 'M12 0.2a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2zM16.3 3.3a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2zM14.6 8.3a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2zM9.4 8.3a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2zM7.7 3.3a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2zM12.5 21.5c.5-4 4-6 8.5-5.5-.5 4.5-4 6.5-8.5 5.5z',
		line: 'M12 14v10'
	},
	fish: {
		colour: blue,
		fill: 'M0 12C4 4.5 11 3.5 17 9.5L23.5 4c-1.5 5-1.5 11 0 16L17 14.5C11 20.5 4 19.5 0 12zM6.5 8.5a1.5 1.5 0 1 0 .01 0z'
	},
	fir: { colour: green, fill: 'M12 0l5.5 6.5H15l4.5 5.5H17l5.5 7h-9v5h-3v-5h-9L7 12H4.5L9 6.5H6.5z' },
	boot: {
		colour: green,
		fill: 'M5 1h10v3H5zM5 5.5h10V13l6 2.5c1.4.6 2 1.7 2 3.5H5zM5 20.5h18V23h-8l-1.5-1-1.5 1H5z'
	},
	cherry: {
		colour: red,
		fill: 'M6 13a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM18 14a4.7 4.7 0 1 1 0 9.4 4.7 4.7 0 0 1 0-9.4zM14 3c2-3 7-3 9 0-2 3-7 3-9 0z',
		line: 'M6.5 14C7.5 9 10 5 14.5 3 17 7 17.5 11 18 15'
	},
	bus: {
		colour: red,
		fill: 'M3 3h17a4 4 0 0 1 4 4v11.5h-2.5a3 3 0 0 1-6 0h-7a3 3 0 0 1-6 0H0V6a3 3 0 0 1 3-3zM3 6v5h4V6zM9 6v5h4V6zM15 6v5h6V8a2 2 0 0 0-2-2z'
	},
	carrot: {
		colour: orange,
		fill: 'M1 23C2.5 15.5 7 8.5 11.5 7.2c3.2-.9 6.2 2.1 5.3 5.3C15.5 17 8.5 21.5 1 23zM13 7.5C11.5 4.5 12.5 2 14.5 0c1.7 1.7 2.3 3.5 2 5.5L19 3l2 2-2.5 2.5c2-.3 3.8.3 5.5 2-2 2-4.5 3-7.5 1.5z'
	},
	book: {
		colour: purple,
		fill: 'M11.2 5.5C8 3.3 4 2.8 0 3v16.5c4-.2 8 .3 11.2 2.5zM12.8 5.5C16 3.3 20 2.8 24 3v16.5c-4-.2-8 .3-11.2 2.5z'
	},
	hat: { colour: black, fill: 'M5 2h14l-1 10.5H6zM6 14h12l.3 3H24v4H0v-4h5.7z' },
	anchor: {
		colour: black,
		fill: 'M0 17l1.5-6.5L6.5 15zM24 17l-1.5-6.5L17.5 15z',
		line: 'M12 2a2.5 2.5 0 1 0 .01 0zM12 7v15M7 10.5h10M3 14.5C4.5 19.5 8 22 12 22s7.5-2.5 9-7.5'
	},
	chair: { colour: brown, fill: 'M3 0h4l1.5 11H20v4h-.5L21 24h-3.5L16 15H9L7.5 24H4l1.5-9z' },
	guitar: {
		colour: brown,
		fill: 'M7 11.5c1.8-.4 2.3-1.3 2.8-2.8C10.5 6.5 13 6 14.5 7.5l2 2c1.5 1.5 1 4-1.2 4.7-1.5.5-2.4 1-2.8 2.8-.7 4-4.5 7-8.7 5.5a6 6 0 0 1-2.3-2.3C0 16 3 12.2 7 11.5zM9.5 12.5a1.7 1.7 0 1 0 .01 0zM14 8.8L20.5 2.3 19.8 1.5 21.3 0 24 2.7 22.5 4.2 21.7 3.5 15.2 10z'
	},
	heart: {
		colour: pink,
		fill: 'M12 22.5C4.5 17 .5 13 .5 8.2.5 4.5 3.3 2 6.5 2 8.8 2 10.8 3.2 12 5.3 13.2 3.2 15.2 2 17.5 2c3.2 0 6 2.5 6 6.2 0 4.8-4 8.8-11.5 14.3z'
	},
	butterfly: {
		colour: purple,
		fill: 'M11.2 10C9 4.5 4.5 2 0 3c0 5.5 2.5 9 6.5 10C3.5 14 2.5 16.5 4 20.5c4 .8 6.5-1.5 7.2-5.5zM12.8 10C15 4.5 19.5 2 24 3c0 5.5-2.5 9-6.5 10 3 1 4 3.5 2.5 7.5-4 .8-6.5-1.5-7.2-5.5z',
		line: 'M12 7.5V20M12 8C11.5 5 10.5 3 9 1.5M12 8c.5-3 1.5-5 3-6.5'
	},
	cloud: { colour: grey, fill: 'M6 20A5.8 5.8 0 0 1 5.3 8.3 7.3 7.3 0 0 1 19 9.7 5.2 5.2 0 0 1 18.5 20z' },
	hammer: { colour: grey, fill: 'M2 2h13c4 0 7 2 8.5 6.5-2.5-1.5-5-2-8-1.5V9H2zM6.5 10.5h5V24h-5z' }
} as const satisfies Readonly<Record<string, Drawing>>;
