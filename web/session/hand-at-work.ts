/** While a hand drags something, what can wait waits: no arrival comes between it and the next frame. */
let isAtWork = false
let isTakingUp = false
const waiting: (() => void)[] = []

/** Of what has waited, at one go: the hand may be back at once. */
const PART_MS = 4

export const isHandAtWork = (): boolean => isAtWork

export function takeInHand(): void {
  isAtWork = true
}

export function letGo(): void {
  if (!isAtWork) return
  isAtWork = false
  takeUp()
}

/** At once while no hand is at work; else when it has let go, in the order of the calls. */
export function whenHandRests(run: () => void): void {
  if (!isAtWork && waiting.length === 0) {
    run()
    return
  }
  waiting.push(run)
  takeUp()
}

/** For what waits for other things as well. */
export const handRests = (): Promise<void> => new Promise(whenHandRests)

function takeUp(): void {
  if (isTakingUp || isAtWork || waiting.length === 0) return
  isTakingUp = true
  setTimeout(() => {
    isTakingUp = false
    const end = performance.now() + PART_MS
    while (!isAtWork && waiting.length > 0 && performance.now() < end) waiting.shift()!()
    takeUp()
  })
}
