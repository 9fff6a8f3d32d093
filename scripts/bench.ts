// `npm run bench`: how far Tablée is from the floor, row by row, as a table and as JSON.
// -- [path.json] [--quick] [--check] [--only votes,joins]   The figures go to bench.json where no path is given.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { areApart, coresFor, onGeneratorsCore } from './bench/cores.ts';
import type { RowResult } from './bench/figures.ts';
import { orderOf } from './bench/order.ts';
import type { RowName } from './bench/rows.ts';
import { shortfalls, told } from './bench/table.ts';
import { build, isBuilt } from './built.ts';

const order = orderOf(process.argv.slice(2));
if ('wrong' in order) {
	console.error(order.wrong);
	process.exit(1);
}
const { path, isQuick, isChecked } = order;
const limitMs = 10 * 60 * 1000;

/** In a process of its own, which is ended where it takes too long. */
async function measure(row: RowName): Promise<RowResult> {
	const program = [process.execPath, resolve(import.meta.dirname, 'bench/generator.ts')];
	const [command = '', ...args] = onGeneratorsCore([...program, row, isQuick ? 'quick' : 'full']);
	const child = spawn(command, args, {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		timeout: limitMs,
		env: { ...process.env, ...coresFor(), NODE_ENV: 'production' }
	});
	const end = () => void child.kill();
	process.on('exit', end);
	const results: RowResult[] = [];
	child.on('message', (result) => results.push(result as RowResult));
	await once(child, 'exit');
	process.off('exit', end);
	return results[0] ?? { row, figures: [], skipped: 'it failed, as said above' };
}

process.on('SIGTERM', () => process.exit(1)).on('SIGINT', () => process.exit(1));
if (!isBuilt() && (await build()) !== 0) process.exit(1);
const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
const loadBefore = loadavg();
const results: RowResult[] = [];
const shared = areApart ? '' : ', server and generator on the same cores';
console.log(
	`${machine.cores} × ${machine.cpu}, Node ${machine.node}, load ${loadBefore[0]?.toFixed(1)}${shared}\n`
);
/** What is counted (bytes, memory, CPU) and not timed may share the machine: a first look takes these together. */
const counted: readonly RowName[] = ['hand', 'evening', 'memory', 'rooms'];
const together = isQuick ? order.rows.filter((row) => counted.includes(row)) : [];
const alone = order.rows.filter((row) => !together.includes(row)).map((row) => [row]);
for (const rows of [together, ...alone])
	for (const result of await Promise.all(rows.map(measure))) {
		results.push(result);
		console.log(`${told(result)}\n`);
	}
const load = { before: loadBefore, after: loadavg() };
writeFileSync(path, `${JSON.stringify({ quick: isQuick, machine, load, results }, null, '\t')}\n`);

const short = shortfalls(results);
const failed = results.filter(
	({ figures, skipped }) => figures.length === 0 && skipped?.startsWith('it failed')
);
for (const sentence of short) console.log(`Falls short: ${sentence}`);
for (const { row } of failed) console.log(`Failed: ${row}`);
process.exit(isChecked && short.length + failed.length > 0 ? 1 : 0);
