const MOST_WORKERS = 3

let started: Worker[] = []

/** Before there is a map: the workers read their code while the page is being put together. */
export function startTileWorkers(): void {
  if (started.length === 0) started = createWorkers()
}

/** Those that were started, for the one map; the next map gets others. */
export function takeTileWorkers(): Worker[] {
  const taken = started.length > 0 ? started : createWorkers()
  started = []
  return taken
}

function createWorkers(): Worker[] {
  const size = Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2)
  return Array.from(
    { length: size },
    () => new Worker(new URL('./tile-worker.ts', import.meta.url), { type: 'module' }),
  )
}
