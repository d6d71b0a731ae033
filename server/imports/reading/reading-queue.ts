/** Runs few things at a time, the rest in the order of their coming. */
export function createReadingQueue(atOnce: number) {
  const waiting: (() => void)[] = []
  let running = 0

  const next = () => {
    if (running >= atOnce) return
    const start = waiting.shift()
    if (!start) return
    running++
    start()
  }

  return async function run<Result>(work: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      next()
    })
    try {
      return await work()
    } finally {
      running--
      next()
    }
  }
}
