// What phones and computers ask to find out whether a network leads to the internet, and what contents them. A phone that is answered
// stays on the Wi-Fi of the hall. Only these names, these paths and these texts: whoever asks for anything else by such a name is
// refused like by any other wrong name, and nobody is ever led to a page (no portal).

interface Probe {
	readonly hosts: readonly string[];
	readonly paths: readonly string[];
	/** Null: 204, with nothing in it. */
	readonly text: string | null;
	readonly type: string;
}

const probes: readonly Probe[] = [
	{
		hosts: [
			// Android, and Samsung with it; the latter two are asked by Android 4 and 5.
			'connectivitycheck.gstatic.com',
			'connectivitycheck.android.com',
			'clients3.google.com',
			'connect.rom.miui.com', // Xiaomi
			'connectivitycheck.platform.hicloud.com', // Huawei
			'connectivitycheck.platform.hihonorcloud.com', // Honor
			'connectivitycheck.grapheneos.network' // GrapheneOS
		],
		paths: ['/generate_204'],
		text: null,
		type: 'text/plain'
	},
	{
		hosts: ['captive.apple.com'],
		paths: ['/hotspot-detect.html'],
		text: '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>\n',
		type: 'text/html'
	},
	{
		hosts: ['www.msftconnecttest.com', 'ipv6.msftconnecttest.com'],
		paths: ['/connecttest.txt'],
		text: 'Microsoft Connect Test',
		type: 'text/plain'
	},
	{ hosts: ['www.msftncsi.com'], paths: ['/ncsi.txt'], text: 'Microsoft NCSI', type: 'text/plain' },
	{
		hosts: ['detectportal.firefox.com'],
		paths: ['/success.txt'],
		text: 'success\n',
		type: 'text/plain'
	},
	{
		hosts: ['detectportal.firefox.com'],
		paths: ['/canonical.html'],
		text: '<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>',
		type: 'text/html'
	}
];

/** Those that a router must know, each once. */
export const probeNames: readonly string[] = [...new Set(probes.flatMap(({ hosts }) => hosts))];

/** Where a name alone is asked for: Windows looks whether it has this very address. */
export const nameProbe = { name: 'dns.msftncsi.com', address: '131.107.255.255' } as const;

export interface ProbeAnswer {
	readonly status: 200 | 204;
	readonly text: string;
	readonly type: string;
}

/** Null where it is no probe. `host`: in small letters, without a port. */
export function probeAnswer(method: string, host: string, path: string): ProbeAnswer | null {
	if (method !== 'GET' && method !== 'HEAD') return null;
	const probe = probes.find(({ hosts, paths }) => hosts.includes(host) && paths.includes(path));
	if (!probe) return null;
	return { status: probe.text === null ? 204 : 200, text: probe.text ?? '', type: probe.type };
}
