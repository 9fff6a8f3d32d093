// The file for the hall's router. With it the router answers the names of the internet checks and `tablee.lan` with the laptop's
// address, and knows no other name. It is a file for dnsmasq, which OpenWrt and GL.iNet use. As no other name is answered, no phone
// is led to a machine whose certificate it does not know.
import { hallName } from './internet.ts';
import { nameProbe, probeNames } from './probes.ts';

export const routerFileName = 'tablee-openwrt.conf';
/** The laptop's address, if the router uses the usual network of GL.iNet and reserves this one. */
export const usualAddress = '192.168.8.2';

const record = (name: string, address: string): string => `host-record=${name},${address}`;

/** `address` is the laptop's, without a port. */
export const routerFile = (address: string): string =>
	[
		`# Tablée : réponses du routeur de la salle. L’ordinateur de Tablée a l’adresse ${address}.`,
		'# À ajouter à la fin de /etc/dnsmasq.conf sur le routeur (OpenWrt, GL.iNet), puis : /etc/init.d/dnsmasq restart',
		'# Le routeur n’a pas d’internet : il ne demande rien à personne, et ne connaît que les noms ci-dessous.',
		'no-resolv',
		'address=/#/',
		'# La page de Tablée.',
		record(hallName, address),
		'# Ce que les téléphones demandent pour savoir s’il y a internet.',
		...probeNames.map((name) => record(name, address)),
		'# Windows ne compare que cette adresse.',
		record(nameProbe.name, nameProbe.address),
		''
	].join('\n');
