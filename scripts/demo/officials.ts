// The two officials of the demonstration. They are no residents.
import type { Official } from '#meeting/frame.ts';

export const landlord: Official = { name: 'Mme Ferrand', role: 'responsable de secteur du bailleur' };
export const officials: readonly Official[] = [landlord, { name: 'M. Daoud', role: 'adjoint au maire' }];
