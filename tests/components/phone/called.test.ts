// How a phone says who speaks, in writing and to a screen reader.
import { expect, test } from 'vitest';
import { calledByPhone } from '#components/phone/floor/called.ts';
import { createTranslator } from '#i18n/translator.ts';
import type { FloorView } from '#meeting/queue/view.ts';
import fr from '#messages/fr/resident.json' with { type: 'json' };

const floor: FloorView = {
	turn: 'turn-00000001',
	label: { kind: 'resident' },
	kind: 'speak',
	startedAt: 0,
	pausedAt: null,
	pausedMs: 0,
	allowedMs: 120_000
};
const said = (label: FloorView['label']) =>
	calledByPhone(createTranslator<'resident'>('fr', fr), { ...floor, label });

test('P10 a phone calls a guest who speaks by name and function', () => {
	expect(said({ kind: 'guest', name: 'M. Roy', role: 'maire' })).toBe('M. Roy, maire, parle');
	expect(said({ kind: 'name', name: 'Aïcha' })).toBe('Aïcha parle');
});
