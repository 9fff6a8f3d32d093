// How much of everything: as the aims say, or small enough for a minute in all.
export const full = {
	rounds: 3,
	voters: 500,
	stormMs: 2000,
	joiners: 500,
	joinedAt: [50, 250, 1000],
	audience: [100, 1000],
	acts: 12,
	handsIn: 300,
	ideas: 100,
	evening: { people: 60, speakers: 60, ideas: 45, votes: 2, notes: 30 },
	idleMs: 15_000,
	remembered: 500,
	events: [100, 20_000],
	commands: 150,
	rooms: [1, 4, 16],
	guests: 480,
	coldLoads: 5
};
export type Sizes = typeof full;

export const quick: Sizes = {
	rounds: 1,
	voters: 100,
	stormMs: 1000,
	joiners: 100,
	joinedAt: [20, 100],
	audience: [20, 200],
	acts: 5,
	handsIn: 60,
	ideas: 30,
	evening: { people: 20, speakers: 10, ideas: 10, votes: 1, notes: 5 },
	idleMs: 5500,
	remembered: 100,
	events: [100, 3000],
	commands: 60,
	rooms: [1, 4],
	guests: 80,
	coldLoads: 1
};
