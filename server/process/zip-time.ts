/** The dates of an archive begin in 1980 and end in 2107. A computer whose clock was lost may say another one. */
const [earliest, latest] = [315_619_200_000, 4_070_908_800_000]; // 2 January 1980, 1 January 2099

/** `at` in ms since 1970, or the nearest time that an archive knows. */
export const zipTime = (at: number): Date => new Date(Math.min(latest, Math.max(earliest, at)));
