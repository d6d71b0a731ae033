const steps = new Set<() => void>()
let isWatching = false

/** Does this when the process ends before its time, by a signal or an error; answers a function that takes it back. */
export function atEnd(step: () => void): () => void {
  if (!isWatching) watch()
  steps.add(step)
  return () => {
    steps.delete(step)
  }
}

function watch(): void {
  isWatching = true
  process.on('exit', () => {
    for (const step of [...steps].reverse()) step()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(130))
  }
}
