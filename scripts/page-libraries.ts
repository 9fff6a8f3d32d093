// Lists the packages in the built pages, so that a portable folder can name each with its licence (`scripts/portable`).
import type { Plugin } from 'vite';
import { packagesOf } from './portable/packages.ts';

/** One file for each build, beside the assets: `["svelte", …]`. */
export const librariesFiles = ['_app/libraries.json', '_app/phone-libraries.json'] as const;

export function pageLibraries(fileName: (typeof librariesFiles)[number]): Plugin {
	return {
		name: 'page-libraries',
		applyToEnvironment: (environment) => environment.name === 'client',
		generateBundle() {
			this.emitFile({
				type: 'asset',
				fileName,
				source: JSON.stringify(packagesOf([...this.getModuleIds()]))
			});
		}
	};
}
