/** What there is in a grid that events come from. */
export interface Exposure {
  grid: string
  homes: number
  shops: number
  /** 巡查发现. */
  found: number
  /** 居民, 12345: found by others first. */
  complained: number
}

export interface FoundAgainstExpected extends Exposure {
  /** As many as grids of this make-up find on average here. */
  expected: number
  /** found ÷ expected; null = nothing was to be expected. */
  ratio: number | null
  /** Of those known at all, how many the worker found before somebody complained. */
  foundFirst: number | null
  verdict: 'few' | 'usual' | 'many'
}

/** A shop comes to the notice of a patrol about as often as so many homes. */
const HOMES_PER_SHOP = 4
/** Homes count in tens, always the same: from what is expected nobody can tell three homes from none, whatever the period. */
const HOMES_STEP = 10
/** Two-sided 95 %: outside of it chance alone is no explanation. */
const Z = 1.96

/** 发现与应发现: a grid that finds much where much is to be found is no worse than others; nobody is ranked by bare counts. */
export function againstExpected(grids: readonly Exposure[]): FoundAgainstExpected[] {
  const weigh = ({ homes, shops }: Exposure) =>
    HOMES_STEP * Math.round(homes / HOMES_STEP) + HOMES_PER_SHOP * shops
  const weight = grids.reduce((sum, one) => sum + weigh(one), 0)
  const found = grids.reduce((sum, one) => sum + one.found, 0)
  return grids.map((one) => {
    const expected = weight === 0 ? 0 : (found * weigh(one)) / weight
    const known = one.found + one.complained
    return {
      ...one,
      expected,
      ratio: expected === 0 ? null : one.found / expected,
      foundFirst: known === 0 ? null : one.found / known,
      verdict: verdictOf(one.found, expected),
    }
  })
}

/** Poisson: its spread is the root of what is expected. */
function verdictOf(found: number, expected: number): FoundAgainstExpected['verdict'] {
  const reach = Z * Math.sqrt(expected)
  if (found < expected - reach) return 'few'
  return found > expected + reach ? 'many' : 'usual'
}
