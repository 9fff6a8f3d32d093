// The internet checks: what phones and computers ask to find out whether a network leads to the internet, and which answer satisfies
// them. A phone that gets it stays on the hall's Wi-Fi. Only these names and paths are answered. Any other request by such a name is
// refused as a wrong name. No answer leads to a page: this is no portal.

interface Probe {
	readonly hosts: readonly string[];
	readonly paths: readonly string[];
	/** Null means 204 without a body. */
	readonly text: string | null;
	readonly type: string;
}

const probes: readonly Probe[] = [
	{
		hosts: [
			// Android and Samsung. Android 4 and 5 ask the last two.
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

/** The names that the router must know, each once. */
export const probeNames: readonly string[] = [...new Set(probes.flatMap(({ hosts }) => hosts))];

/** Windows only looks a name up, and expects exactly this address. */
export const nameProbe = { name: 'dns.msftncsi.com', address: '131.107.255.255' } as const;

export interface ProbeAnswer {
	readonly status: 200 | 204;
	readonly text: string;
	readonly type: string;
}

/** Null if it is no internet check. `host`: in small letters, without a port. */
export function probeAnswer(method: string, host: string, path: string): ProbeAnswer | null {
	if (method !== 'GET' && method !== 'HEAD') return null;
	const probe = probes.find(({ hosts, paths }) => hosts.includes(host) && paths.includes(path));
	if (!probe) return null;
	return { status: probe.text === null ? 204 : 200, text: probe.text ?? '', type: probe.type };
}
