import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { qrPath, wifiText } from '#server/hall/qr.ts';
import { facilitator, laptop, makeMeeting } from '../../support/hall.ts';
import { ask, startTestServer } from '../../support/server.ts';

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

test('L47 a Wi-Fi QR holds a name byte for byte: two spaces, accents of two signs, signs that texts do not keep', () => {
	for (const ssid of [
		'Salle  des  fêtes',
		'Cafe\u0301 du po\u0302le',
		' Salle ',
		'Salle\u00a0A\u200b',
		'東京 Wi-Fi'
	]) {
		const text = wifiText(ssid, 'deux  mots\u0301');
		// The drawn code (above) holds these parts, one after the other: letters and digits, or bytes.
		const said = create(text, { errorCorrectionLevel: 'M' }).segments.map(({ data }) =>
			typeof data === 'string' ? Buffer.from(data) : Buffer.from(data as Uint8Array)
		);
		expect(Buffer.concat(said).toString()).toBe(`WIFI:T:WPA;S:${ssid};P:deux  mots\u0301;;`);
	}
});

test('L21 a Wi-Fi QR escapes signs that would end a field', () => {
	expect(wifiText('Salle; "A"', 'a:b\\c,d')).toBe('WIFI:T:WPA;S:Salle\\; \\"A\\";P:a\\:b\\\\c\\,d;;');
	expect(wifiText('Salle', '')).toBe('WIFI:T:nopass;S:Salle;;');
});

test('L47 the Wi-Fi is kept and shown as it was typed, also after a restart', async () => {
	const server = await startTestServer();
	const token = await laptop(server);
	const wifi = { ssid: ' Café  du pôle ', password: 'deux  mots e\u0301' };
	const saved = await ask(server, '/settings', { method: 'PATCH', token, body: { wifi } });
	expect(saved).toMatchObject({ status: 200, body: { wifi } });
	await server.close();
	const again = await startTestServer({ dataDir: server.dataDir });
	const made = await makeMeeting(again, { token });
	const { hall } = (await facilitator(again, made)).view;
	expect(hall.wifi).toEqual({ ...wifi, qr: qrPath(wifiText(wifi.ssid, wifi.password)) });
});
