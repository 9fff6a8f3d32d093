// What is kept about the owner of this phone, as it is true now.
import type { Key } from '#i18n/catalogue.ts';
import type { Mine } from '#meeting/view-types.ts';

export function keptKey({ label, name, inMinutes, namedIn }: Mine): Key<'resident'> {
	if (label.kind === 'guest') return 'kept.guest';
	if (namedIn > 0) return 'kept.named';
	return name !== null && inMinutes === true ? 'kept.agreed' : 'kept.line';
}
