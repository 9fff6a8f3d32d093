/** The fields of events that hold people's own words, in every kind of stream: the journal can blank them. */
export const erasableFields = ['words', 'against'] as const;
