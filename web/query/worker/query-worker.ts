import { Shape } from '../geometry/shape.ts'
import type { LoadProgress } from '../types.ts'
import { explainError } from './explain-error.ts'
import { bringParts, type ComingParts, loadTables } from './load-tables.ts'
import type { Answers, ErrorAnswer, FromWorker, Request, ToWorker } from './messages.ts'
import { openBindings } from './open-bindings.ts'
import { LoadError, linkFetcher, type PartSource } from './part-source.ts'
import { QueryCore } from './query-core.ts'

let opened: (core: QueryCore) => void
let failed: (error: unknown) => void
/** Until it is there, parts of tables may set out already. */
const core = new Promise<QueryCore>((resolve, reject) => {
  opened = resolve
  failed = reject
})
// Whoever waits for it hears of it.
core.catch(() => undefined)
let source: PartSource | undefined
const stops = new Map<number, AbortController>()

/** One thing after the other: a statement under way must have the connection for itself. */
let last: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('parts' in data) {
    source = linkFetcher(data.parts)
    return
  }
  if ('stop' in data) {
    stops.get(data.stop)?.abort()
    return
  }
  const { request } = data
  if (request.kind === 'open') {
    answer(data.id, request, () => open(request))
    return
  }
  const stop = new AbortController()
  stops.set(data.id, stop)
  const coming =
    request.kind === 'load' && source ? bringParts(request.tables, source, stop.signal) : undefined
  const job = { id: data.id, signal: stop.signal, coming }
  last = last.then(() => answer(data.id, request, async () => work(await core, request, job)))
})

interface Job {
  id: number
  signal: AbortSignal
  coming: ComingParts | undefined
}

async function answer(
  id: number,
  request: Request,
  work: () => Promise<Answers[Request['kind']]>,
): Promise<void> {
  try {
    const answer = await work()
    say({ id, answer }, request.kind === 'run' ? [(answer as Answers['run']).ipc.buffer] : [])
  } catch (error) {
    say({ id, error: tell(error, request) })
  } finally {
    stops.delete(id)
  }
}

async function open(request: Extract<Request, { kind: 'open' }>): Promise<null> {
  try {
    opened(new QueryCore(await openBindings(request.program), request))
  } catch (error) {
    failed(error)
    throw error
  }
  return null
}

async function work(
  core: QueryCore,
  request: Exclude<Request, { kind: 'open' }>,
  { id, signal, coming }: Job,
): Promise<Answers[Request['kind']]> {
  switch (request.kind) {
    case 'load': {
      if (coming === undefined) throw new Error('Nobody said where parts come from.')
      const onProgress = (progress: LoadProgress) => say({ id, progress })
      return loadTables(request.tables, { core, coming, signal, onProgress })
    }
    case 'run': {
      const { sql, params, maxRows } = request
      return core.run(sql, params, maxRows, signal)
    }
    case 'setShape': {
      const { name, polygon } = request
      core.shapes.setNamed(name, polygon && new Shape('polygon', polygon.polygons))
      return null
    }
    case 'tablesIn':
      return core.tablesIn(request.sql)
  }
}

function say(message: FromWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer })
}

function tell(error: unknown, request: Request): ErrorAnswer {
  if (error instanceof DOMException && error.name === 'AbortError') {
    return { code: 'cancelled', message: 'It was stopped.', candidates: [] }
  }
  const isLoad = request.kind === 'load'
  if (isLoad && error instanceof LoadError) {
    return { code: 'load-failed', message: error.message, candidates: [] }
  }
  return explainError(error, 'sql' in request ? request.sql : '')
}
