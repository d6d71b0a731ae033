/**
 * Match weights in bits (log₂ of how much likelier a part agrees, or differs, for the right place than for a wrong one).
 * What they come to as a confidence is measured, not reckoned: `calibration.ts`.
 */
export const WEIGHTS = {
  upper: { differ: -12 },
  subdistrict: { agree: 3, differ: -5 },
  community: { agree: 4, differ: -3 },
  /** A community or subdistrict that nobody knows. */
  strangeDivision: -1,
  /** `strange`: a name that nobody knows stands there; of an estate it may be a shop's. */
  road: { agree: 6, differ: -10, strange: -6, missing: 0 },
  estate: { agree: 8, differ: -9, strange: -1.5, missing: -0.5 },
  group: { agree: 4, differ: -20, missing: -2 },
  /** Instead of the own name. */
  alias: -1,
  /** Of doubt: an alias without a word of what it holds in. */
  scopeUnnamed: 4,
  similar: -3,
  door: { agree: 7, missing: -1 },
  formerNumber: -3,
  building: { agree: 5, only: 0, none: -2 },
  stairwell: { agree: 2, odd: -1.5 },
  floor: { agree: 1, differ: -4 },
  room: { agree: 7, unknown: -2 },
} as const
