// Writes the router's file of docs/reseau anew. Started by hand where a name was added; a test holds the file to the code.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { routerFile, routerFileName, usualAddress } from '#server/hall/router-file.ts';

const folder = resolve(import.meta.dirname, '../docs/reseau');
writeFileSync(resolve(folder, routerFileName), routerFile(usualAddress));
