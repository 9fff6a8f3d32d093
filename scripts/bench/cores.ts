// The server and the generator have a core each, where there are two, so that what one costs is not what the other takes.
// The bench finds them and hands them on: a generator is bound to its own, and sees no other.
import { readFileSync } from 'node:fs';
import { find } from '../system-tools.ts';

const variable = 'TABLEE_BENCH_CORES';

/** Those that this process may use, of a list as Linux tells it: "0-2,5". Elsewhere none. */
function allowed(): number[] {
	try {
		const status = readFileSync('/proc/self/status', 'utf8');
		const list = /^Cpus_allowed_list:\s*(.*)$/m.exec(status)?.[1] ?? '';
		return list.split(',').flatMap((range) => {
			const [first = NaN, last = first] = range.split('-').map(Number);
			return Array.from({ length: last - first + 1 }, (_, n) => first + n);
		});
	} catch {
		return [];
	}
}

const handed = process.env[variable]?.split(',').map(Number);
const [server, generator] = find(['taskset']) ? (handed ?? allowed()) : [];
const bound = (cores: readonly (number | undefined)[], command: readonly string[]) =>
	generator === undefined ? command : ['taskset', '-c', cores.join(), ...command];

export const onServersCore = (command: readonly string[]) => bound([server], command);
export const onGeneratorsCore = (command: readonly string[]) => bound([generator], command);
/** A browser is many processes, and takes what is free. */
export const onBothCores = (command: readonly string[]) => bound([server, generator], command);
/** For the environment of a generator. */
export const coresFor = () => (generator === undefined ? {} : { [variable]: `${server},${generator}` });
export const areApart = generator !== undefined;
