// Writes the router's file of docs/reseau again. Run it by hand after a name was added. A test compares the file with the code.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { routerFile, routerFileName, usualAddress } from '#server/hall/router-file.ts';

const folder = resolve(import.meta.dirname, '../docs/reseau');
writeFileSync(resolve(folder, routerFileName), routerFile(usualAddress));
