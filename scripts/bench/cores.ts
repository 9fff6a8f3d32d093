// If there are two cores, the server and the generator get one each, so that neither takes time from the other. The bench finds the cores
// and passes them on, because a generator is bound to its own core and sees no other.
import { readFileSync } from 'node:fs';
import { find } from '../system-tools.ts';

const variable = 'TABLEE_BENCH_CORES';

/** The cores that this process may use, from a list of Linux like "0-2,5". None on other systems. */
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
/** A browser has many processes, and uses all free cores. */
export const onBothCores = (command: readonly string[]) => bound([server, generator], command);
/** The environment for a generator. */
export const coresFor = () => (generator === undefined ? {} : { [variable]: `${server},${generator}` });
export const areApart = generator !== undefined;
