import { Shape } from '../geometry/shape.ts'
import type { LoadProgress } from '../types.ts'
import { explainError } from './explain-error.ts'
import { loadTables } from './load-tables.ts'
import type { Answers, ErrorAnswer, FromWorker, Request, ToWorker } from './messages.ts'
import { openBindings } from './open-bindings.ts'
import { LoadError, linkFetcher, type PartSource } from './part-source.ts'
import { QueryCore } from './query-core.ts'

let core: QueryCore | undefined
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
  stops.set(data.id, new AbortController())
  last = last.then(() => answer(data))
})

async function answer({ id, request }: { id: number; request: Request }): Promise<void> {
  try {
    const answer = await work(request, id)
    say({ id, answer }, request.kind === 'run' ? [(answer as Answers['run']).ipc.buffer] : [])
  } catch (error) {
    say({ id, error: tell(error, request) })
  } finally {
    stops.delete(id)
  }
}

async function work(request: Request, id: number): Promise<Answers[Request['kind']]> {
  if (request.kind === 'open') {
    core = new QueryCore(await openBindings(request.program), request)
    return null
  }
  if (core === undefined || source === undefined) throw new Error('The engine is not open.')
  const { signal } = stops.get(id)!
  switch (request.kind) {
    case 'load': {
      const onProgress = (progress: LoadProgress) => say({ id, progress })
      return loadTables(request.tables, { core, source, signal, onProgress })
    }
    case 'run': {
      const { sql, params, maxRows } = request
      const { pieces, rows, truncated } = await core.run(sql, params, maxRows, signal)
      return { ipc: joined(pieces), rows, truncated }
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

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
