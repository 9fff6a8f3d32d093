/** The packages of these files, in the order of their names. */
export const packagesOf = (files: readonly string[]): string[] =>
	[
		...new Set(
			files.flatMap(
				(file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1] ?? []
			)
		)
	].sort();
