// The axes of the pictures: each surface with its sizes and its themes. A new size is one more word here; a new stage is one row in stages/.
import type { LanguageCode } from '#i18n/catalogue.ts';

export type Theme = 'light' | 'dark';
/** Width × height, and the size of the text where it is not the usual one: `360x640@200`. */
export type Size = `${number}x${number}` | `${number}x${number}@${number}`;

interface Surface {
	readonly sizes: readonly Size[];
	readonly themes: readonly Theme[];
	/** Its address, after the name of the server. */
	readonly path: (made: { readonly meeting: string; readonly key: string }) => string;
}

/** From the smallest laptops to a projector, at the usual settings of Windows. */
const laptops = ['1024x600', '1093x614', '1024x768', '1280x720', '1366x768', '1920x1080'] as const;

export const surfaces = {
	phone: {
		sizes: ['360x640', '412x915', '360x640@200'],
		themes: ['light'],
		path: ({ key }) => `/#${key}`
	},
	laptop: { sizes: laptops, themes: ['light'], path: ({ meeting }) => `/facilitate#${meeting}` },
	scribe: { sizes: laptops, themes: ['light'], path: ({ meeting }) => `/scribe#${meeting}` },
	screen: {
		sizes: ['1024x768', '1366x768', '1920x1080'],
		themes: ['dark', 'light'],
		path: ({ meeting }) => `/screen#${meeting}`
	},
	tables: { sizes: laptops, themes: ['light'], path: () => '/tables' },
	/** Another laptop, without a link. */
	enter: { sizes: laptops, themes: ['light'], path: () => '/enter' }
} as const satisfies Record<string, Surface>;

export type SurfaceName = keyof typeof surfaces;
export const surfaceNames = Object.keys(surfaces) as SurfaceName[];
/** The surfaces that follow the stage. */
export const inTheRoom = ['phone', 'laptop', 'scribe', 'screen'] as const satisfies SurfaceName[];

export interface Look {
	readonly surface: SurfaceName;
	readonly size: Size;
	readonly theme: Theme;
}

export const looksOf = (surface: SurfaceName): readonly Look[] =>
	surfaces[surface].sizes.flatMap((size) =>
		surfaces[surface].themes.map((theme) => ({ surface, size, theme }))
	);

const axes: readonly (readonly string[])[] = [
	surfaceNames,
	surfaceNames.flatMap((name) => surfaces[name].sizes),
	['light', 'dark'],
	['fr', 'en']
];

/** Which pictures are wanted: words of any axis, and parts of the names of stages. An axis without a word is wanted whole. */
export class Wanted {
	readonly #words: readonly string[];
	readonly #stages: readonly string[];

	constructor(words: readonly string[]) {
		const isOfAxis = (word: string) => axes.some((axis) => axis.includes(word));
		this.#words = words.filter(isOfAxis);
		this.#stages = words.filter((word) => !isOfAxis(word));
	}

	stage = (name: string): boolean =>
		this.#stages.length === 0 || this.#stages.some((part) => name.includes(part));

	look = (look: Look): boolean => Object.values(look).every(this.#has);

	language = (language: LanguageCode): boolean => this.#has(language);

	readonly #has = (word: string): boolean => {
		const named = this.#words.filter((each) =>
			axes.some((axis) => axis.includes(each) && axis.includes(word))
		);
		return named.length === 0 || named.includes(word);
	};
}
