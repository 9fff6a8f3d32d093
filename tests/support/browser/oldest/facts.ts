// The version since which each browser has each feature, by MDN's compatibility data.
import compat from '@mdn/browser-compat-data/forLegacyNode';
import type {
	BrowserName,
	CompatStatement,
	Identifier,
	SimpleSupportStatement
} from '@mdn/browser-compat-data/types';
import { oldest } from '#scripts/oldest-browsers.ts';

/** By their names in the data; 14.5 is the Safari 14.1 of phones. */
const versions = [
	...oldest.map((each) => [each.replace(/[\d.]+$/, ''), Number(/[\d.]+$/.exec(each))] as const),
	['safari_ios', 14.5] as const
];

const isThere = (
	{ version_added, version_removed, prefix, alternative_name, flags }: SimpleSupportStatement,
	version: number
): boolean =>
	typeof version_added === 'string' &&
	Number(version_added.replace('≤', '')) <= version &&
	!(version_removed || prefix || alternative_name || flags);

function isNewer({ support }: CompatStatement): boolean {
	return versions.some(([browser, version]) => {
		const said = support[browser as BrowserName];
		return said !== undefined && ![said].flat().some((each) => isThere(each, version));
	});
}

type Part = Identifier | undefined;
export const partOf = (part: Part, name: string): Part =>
	part && name !== '__compat' && Object.hasOwn(part, name) ? (part[name] as Identifier) : undefined;
export const isNewPart = (part: Part): boolean => part?.__compat !== undefined && isNewer(part.__compat);
export const names = (part: Part): readonly string[] =>
	Object.keys(part ?? {}).filter((name) => name !== '__compat');

const { css, html, api, javascript } = compat;
export const facts = { css, html, api, builtins: javascript['builtins'] ?? {} };

/** `[owner, name]` of each newer member, then `['', name]` of each newer global. */
export const newerNames: readonly (readonly [string, string])[] = [facts.builtins, api].flatMap((group) => [
	...names(group).flatMap((owner) =>
		names(partOf(group, owner))
			.filter((name) => isNewPart(partOf(partOf(group, owner), name)))
			.map((name) => [owner === 'Window' ? '' : owner, name.replace(/_static$/, '')] as const)
	),
	...names(group)
		.filter((owner) => isNewPart(partOf(group, owner)))
		.map((owner) => ['', owner] as const)
]);
