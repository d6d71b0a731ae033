import { Refusal } from '../../data/contracts/index.ts'

/** Lets so many pieces of work run at once and so many wait in line; answers 503 to the rest. */
export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const line: (() => void)[] = []
  let running = 0
  const enter = (): Promise<void> | undefined => {
    if (running < atOnce) {
      running++
      return undefined
    }
    if (line.length >= waiting) throw busy()
    return new Promise((resolve) => line.push(resolve))
  }
  /** Whoever is next takes over the place. */
  const leave = () => {
    const next = line.shift()
    if (next) next()
    else running--
  }
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}

function busy(): Refusal {
  return new Refusal(
    503,
    'sign-in-busy',
    'Very many people are signing in; try again in a moment.',
    {
      retryAfterS: 3,
    },
  )
}
