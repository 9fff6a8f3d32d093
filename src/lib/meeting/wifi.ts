// L47, A14. Whether the Wi-Fi of the hall can be kept, and if not, which field is at fault. The server asks, and so does each form
// before it sends. The Wi-Fi is kept as it is typed: to a phone, two spaces, or an accent written as two signs, are another network.
// A sign that nobody can type is refused, not mended. Only laptops load this file.
import * as v from 'valibot';
import { longestWifiName, wifiPassword } from './limits.ts';

const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
/** As Wi-Fi counts. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const isTyped = (text: string): boolean => !unseen.test(text);
const [least, most] = wifiPassword;

const ssid = v.pipe(
	v.string(),
	v.check((text) => text.trim() !== '', 'empty'),
	v.check(isTyped, 'wrong'),
	v.maxBytes(longestWifiName, 'long')
);
const password = v.union([
	v.literal(''),
	v.pipe(
		v.string(),
		v.check((text) => text.trim() !== '' && isTyped(text), 'wrong'),
		v.minBytes(least, 'short'),
		v.maxBytes(most, 'long')
	)
]);
export const wifiSchema = v.object({ ssid, password });
export type Wifi = v.InferOutput<typeof wifiSchema>;

export interface WifiFault {
	readonly field: keyof Wifi;
	/** `wrong`: it has signs that nobody can type. */
	readonly why: 'long' | 'short' | 'wrong';
}

/** The two fields. A Wi-Fi without a name is no Wi-Fi. */
export const wifiFields = (wifi: Wifi | null): Wifi => ({
	ssid: wifi?.ssid ?? '',
	password: wifi?.password ?? ''
});
export const wifiIn = ({ ssid, password }: Wifi): Wifi | null =>
	ssid.trim() === '' ? null : { ssid, password };

/** Of what is typed in both fields. */
export function wifiFaults({ ssid: name, password: word }: Wifi): readonly WifiFault[] {
	const faults: WifiFault[] = [];
	if (name.trim() !== '') addFault('ssid', v.safeParse(ssid, name).issues, faults);
	addFault('password', v.safeParse(password, word).issues, faults);
	return faults;
}

function addFault(
	field: keyof Wifi,
	issues: readonly v.BaseIssue<unknown>[] | undefined,
	faults: WifiFault[]
): void {
	const issue = issues?.[0];
	if (!issue) return;
	const message = issue.issues?.at(-1)?.message ?? issue.message;
	const why = message === 'long' || message === 'short' ? message : 'wrong';
	faults.push({ field, why });
}
