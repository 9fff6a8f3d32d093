import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { qrPath, wifiText } from '#server/qr.ts';

/** The dark modules that a path of unit-high rectangles covers. */
function painted(path: string): Set<string> {
	const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)];
	return new Set(
		runs.flatMap(([, x, y, width]) =>
			Array.from({ length: Number(width) }, (_, step) => `${Number(x) + step} ${Number(y)}`)
		)
	);
}

test('L21 a QR is drawn module by module, with a quiet margin of four', () => {
	const text = 'http://192.168.1.5:3000/#K7QM2XPA';
	const { size, path } = qrPath(text);
	const { modules } = create(text, { errorCorrectionLevel: 'M' });
	expect(size).toBe(modules.size + 8);
	const dark = new Set<string>();
	for (let y = 0; y < modules.size; y += 1)
		for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) dark.add(`${x + 4} ${y + 4}`);
	expect(painted(path)).toEqual(dark);
	expect(path.replace(/M\d+ \d+h\d+v1h-\d+z/g, '')).toBe('');
});

test('L21 a Wi-Fi QR escapes what would end a field', () => {
	expect(wifiText('Salle; "A"', 'a:b\\c,d')).toBe('WIFI:T:WPA;S:Salle\\; \\"A\\";P:a\\:b\\\\c\\,d;;');
	expect(wifiText('Salle', '')).toBe('WIFI:T:nopass;S:Salle;;');
});
