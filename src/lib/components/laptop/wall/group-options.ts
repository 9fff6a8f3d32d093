// The groups of a wall as the options of a vote: each by its name, else by its first idea, cut to the length of an option. No two are
// called alike.
import { longestOption } from '#meeting/limits.ts';
import type { GroupView, IdeaView } from '#meeting/wall/view.ts';

const signs = (text: string): string[] => [...text.replace(/\s+/gu, ' ').trim()];
const cut = (text: string, most: number): string => {
	const all = signs(text);
	return all.length <= most
		? all.join('')
		: `${all
				.slice(0, most - 1)
				.join('')
				.trimEnd()}…`;
};

export function groupOptions(
	groups: readonly GroupView[],
	shownIn: (group: string) => readonly IdeaView[]
): readonly string[] {
	const options: string[] = [];
	for (const { id, name } of groups) {
		const [first] = shownIn(id);
		if (!first) continue;
		const label = cut(name || (first.words ?? ''), longestOption);
		const alike = options.filter((each) => each === label || each.startsWith(`${label} (`)).length;
		options.push(alike === 0 ? label : `${cut(label, longestOption - 4)} (${alike + 1})`);
	}
	return options;
}
