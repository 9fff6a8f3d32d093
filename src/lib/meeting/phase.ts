// The phases of a meeting: it is prepared, its doors open, it is closed, and its record may be corrected.

export type Phase = 'preparing' | 'open' | 'closed' | 'correcting';
