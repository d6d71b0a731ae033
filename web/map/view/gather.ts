export interface Clock {
  now(): number
  later(run: () => void, ms: number): void
}

const BROWSER: Clock = {
  now: () => performance.now(),
  later: (run, ms) => void setTimeout(run, ms),
}

/** Many calls become few: the first is passed on at once, what comes within the pause together at its end. */
export function gather(run: () => void, pauseMs: () => number, clock: Clock = BROWSER): () => void {
  let ranAt = Number.NEGATIVE_INFINITY
  let isWaiting = false
  const pass = () => {
    ranAt = clock.now()
    run()
  }
  return () => {
    if (isWaiting) return
    const left = ranAt + pauseMs() - clock.now()
    if (left <= 0) {
      pass()
      return
    }
    isWaiting = true
    clock.later(() => {
      isWaiting = false
      pass()
    }, left)
  }
}
