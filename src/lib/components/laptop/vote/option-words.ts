// How an option is called. Where the kind names its options, their words belong to the page.
import type { StaffWords } from '#i18n/staff-words.ts';
import type { Option } from '#meeting/vote/kinds/kind.ts';
import { isNamed, type VoteKind } from '#meeting/vote/kinds/kinds.ts';

export const optionLabel = ({ t }: StaffWords, kind: VoteKind, { id, label }: Option): string =>
	isNamed(kind, id) ? t(`stage.option.${id}`) : label;
