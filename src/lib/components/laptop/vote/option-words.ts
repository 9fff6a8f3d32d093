// How an option is called. Those of an approval vote have no label of their own: their words belong to the page.
import type { StaffWords } from '#i18n/staff-words.ts';
import { approvalOptions, type Option } from '#meeting/vote/state.ts';

export function optionLabel({ t }: StaffWords, { id, label }: Option): string {
	const approval = approvalOptions.find((each) => each === id);
	return label === '' && approval ? t(`stage.option.${approval}`) : label;
}
