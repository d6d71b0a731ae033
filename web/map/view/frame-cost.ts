/** What a frame costs until the browser asks for the next: without a graphics card many times what our own part takes. */
export interface FrameCost {
  /** Call when a frame has been drawn. */
  drawn(): void
  ms(): number
}

const TOO_LONG_MS = 2_000

export function createFrameCost(
  nextFrame: (call: () => void) => void = (call) => void requestAnimationFrame(call),
  now: () => number = () => performance.now(),
): FrameCost {
  let cost = 0
  let isWatching = false
  return {
    ms: () => cost,
    drawn() {
      if (isWatching) return
      isWatching = true
      const from = now()
      // The first call belongs to the frame being put together, the second comes when that one is out.
      nextFrame(() =>
        nextFrame(() => {
          isWatching = false
          // A page that was hidden in between says nothing.
          const passed = now() - from
          if (passed < TOO_LONG_MS) cost = passed
        }),
      )
    },
  }
}
