// Tells which packages the pages are made of, so that whoever passes them on can name each with its licence (`scripts/portable`).
import type { Plugin } from 'vite';
import { packagesOf } from './portable/packages.ts';

/** Beside the assets: `["svelte", …]`. */
export const librariesFile = '_app/libraries.json';

export function pageLibraries(): Plugin {
	return {
		name: 'page-libraries',
		applyToEnvironment: (environment) => environment.name === 'client',
		generateBundle() {
			this.emitFile({
				type: 'asset',
				fileName: librariesFile,
				source: JSON.stringify(packagesOf([...this.getModuleIds()]))
			});
		}
	};
}
