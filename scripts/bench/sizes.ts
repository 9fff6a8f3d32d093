// The sizes of all rows: those of the aims, or small ones for a run of one minute.
export const full = {
	rounds: 3,
	voters: 500,
	stormMs: 2000,
	joiners: 500,
	joinedAt: [50, 250, 1000],
	audience: [100, 1000],
	acts: 12,
	handsIn: 300,
	hands: 10,
	ideas: 100,
	evening: { people: 60, speakers: 60, ideas: 45, votes: 2, notes: 30 },
	idleMs: 15_000,
	remembered: 500,
	events: [100, 20_000],
	longest: 100_000,
	commands: 50,
	rooms: [1, 4, 16],
	guests: 480,
	coldLoads: 5,
	documents: { readers: 60, notes: 200, commands: 100 }
};
export type Sizes = typeof full;

export const quick: Sizes = {
	rounds: 1,
	voters: 40,
	stormMs: 400,
	joiners: 40,
	joinedAt: [10, 40],
	audience: [10, 50],
	acts: 3,
	handsIn: 30,
	hands: 2,
	ideas: 20,
	evening: { people: 8, speakers: 4, ideas: 4, votes: 1, notes: 2 },
	idleMs: 5200,
	remembered: 40,
	events: [100, 300],
	longest: 2000,
	commands: 10,
	rooms: [1, 2],
	guests: 20,
	coldLoads: 1,
	documents: { readers: 10, notes: 20, commands: 10 }
};
