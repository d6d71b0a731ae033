import {
  type ColumnCatalogue,
  type ColumnDataset,
  columnsUrl,
  type DatasetName,
} from '../../data/contracts/index.ts'
import { findDataset, within } from './find-dataset.ts'
import { QueryError } from './query-error.ts'
import { readResult } from './query-result.ts'
import { createTurns } from './turns.ts'
import type {
  EngineState,
  LoadArea,
  LoadOptions,
  LoadReport,
  QueryEngine,
  QueryParam,
  RunOptions,
  ShapePolygon,
} from './types.ts'
import type { Request, TableToLoad } from './worker/messages.ts'
import { linkWorker, type WorkerLink } from './worker-link.ts'

export interface EngineParts {
  startWorker(): Worker
  /** What the workers shared is not needed any more. */
  release(): void
  open: Promise<Extract<Request, { kind: 'open' }>>
  readCatalogue(): Promise<ColumnCatalogue>
  /** Calls back with the layer of which something was published; returns the unsubscriber. */
  onPublished(listener: (layer: string) => void): () => void
}

const TIMEOUT_MS = 30_000
const MAX_ROWS = 1_000_000
/** A statement that was broken off has so long to end by itself before its worker is ended. */
const GRACE_MS = 1_000

export function createEngine(parts: EngineParts): QueryEngine {
  return new Engine(parts)
}

class Engine implements QueryEngine {
  opened: Promise<void>
  #state: EngineState = 'starting'
  #link!: WorkerLink
  #catalogue: Promise<ColumnCatalogue> | undefined
  /** Its worker has been asked something already. */
  #hasRun = false
  readonly #parts: EngineParts
  readonly #turns = createTurns()
  /** Versions of the parts that the worker has. */
  readonly #held = new Map<DatasetName, { dataset: ColumnDataset; rows: number }>()
  readonly #shapes = new Map<string, ShapePolygon>()
  readonly #stateListeners = new Set<(state: EngineState) => void>()
  readonly #outdatedListeners = new Set<(datasets: readonly DatasetName[]) => void>()
  readonly #stopListening: () => void

  constructor(parts: EngineParts) {
    this.#parts = parts
    this.#stopListening = parts.onPublished((layer) => this.#heardOf(layer))
    this.opened = this.#start()
  }

  get state(): EngineState {
    return this.#state
  }

  catalogue(): Promise<ColumnCatalogue> {
    this.#catalogue ??= this.#parts.readCatalogue().catch((error: Error) => {
      this.#catalogue = undefined
      throw error
    })
    return this.#catalogue
  }

  async need(
    datasets: readonly DatasetName[],
    area?: LoadArea,
    { signal, onProgress }: LoadOptions = {},
  ): Promise<LoadReport> {
    const catalogue = await this.catalogue()
    return this.#turns.take(async () => {
      // While the engine opens for the first time, parts may set out already.
      if (this.#state !== 'starting') await this.opened
      const wanted = [...new Set(datasets)].map((name) => findDataset(catalogue, name))
      const reached = wanted.map((dataset) => within(dataset, area))
      const asked = reached.filter((dataset) => this.#lacks(dataset))
      if (asked.length === 0) return NOTHING_TO_LOAD
      return this.#load(asked, { ...(signal && { signal }), ...(onProgress && { onProgress }) })
    }, signal)
  }

  loaded() {
    return [...this.#held.values()].map(({ dataset, rows }) => ({
      dataset: dataset.definition.name,
      rows,
      parts: dataset.parts,
    }))
  }

  async run(sql: string, params: readonly QueryParam[] = [], options: RunOptions = {}) {
    const { signal, timeoutMs = TIMEOUT_MS, maxRows = MAX_ROWS } = options
    return this.#turns.take(async () => {
      await this.opened
      this.#setState('running')
      const started = performance.now()
      try {
        const request = { kind: 'run', sql, params, maxRows } as const
        const { ipc, ...rest } = await this.#askedTwice(request, timeoutMs, signal)
        return readResult(ipc, { ...rest, milliseconds: performance.now() - started })
      } finally {
        if (this.#state === 'running') this.#setState('ready')
      }
    }, signal)
  }

  async tablesIn(sql: string): Promise<readonly string[]> {
    return this.#turns.take(async () => {
      await this.opened
      return this.#link.ask({ kind: 'tablesIn', sql })
    })
  }

  async setShape(name: string, polygon: ShapePolygon | null): Promise<void> {
    if (polygon === null) this.#shapes.delete(name)
    else this.#shapes.set(name, polygon)
    await this.#turns.take(async () => {
      await this.opened
      await this.#link.ask({ kind: 'setShape', name, polygon })
    })
  }

  onOutdated(listener: (datasets: readonly DatasetName[]) => void): () => void {
    this.#outdatedListeners.add(listener)
    return () => this.#outdatedListeners.delete(listener)
  }

  onState(listener: (state: EngineState) => void): () => void {
    this.#stateListeners.add(listener)
    return () => this.#stateListeners.delete(listener)
  }

  async restart(): Promise<void> {
    this.#replace(new QueryError('cancelled', 'The engine was started anew.'))
    await this.opened
  }

  close(): void {
    this.#stopListening()
    this.#setState('closed')
    this.#link.end(new QueryError('cancelled', 'The engine was closed.'))
    this.#parts.release()
  }

  async #start(): Promise<void> {
    this.#hasRun = false
    this.#link = linkWorker(this.#parts.startWorker(), () => this.#setState('failed'))
    const held = [...this.#held.values()].map(({ dataset }) => dataset)
    this.#held.clear()
    try {
      await this.#link.ask(await this.#parts.open)
      for (const [name, polygon] of this.#shapes) {
        await this.#link.ask({ kind: 'setShape', name, polygon })
      }
      if (held.length > 0) await this.#load(held, {})
      this.#setState('ready')
    } catch (error) {
      if (this.#state !== 'closed') this.#setState('failed')
      // What was asked of it meanwhile would wait for ever.
      this.#link.end(asQueryError(error))
      throw error
    }
  }

  #replace(reason: QueryError): void {
    this.#link.end(reason)
    this.#setState('restarting')
    this.opened = this.#start()
    // Who asks next hears of it.
    this.opened.catch(() => undefined)
  }

  /** A statement may meet an engine that an earlier one has damaged: then it is asked once more, of a new one. */
  async #askedTwice(
    request: Extract<Request, { kind: 'run' }>,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ) {
    const isFirst = !this.#hasRun
    this.#hasRun = true
    try {
      return await this.#limited(request, timeoutMs, signal)
    } catch (error) {
      const isBroken = error instanceof QueryError && error.code === 'engine-failed'
      if (isFirst || !isBroken || signal?.aborted) throw error
      await this.opened
      this.#hasRun = true
      return this.#limited(request, timeoutMs, signal)
    }
  }

  /** Told to stop when its time is over or nobody waits any more; if it does not, its worker goes. */
  async #limited(
    request: Extract<Request, { kind: 'run' }>,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ) {
    const stop = new AbortController()
    let reason: QueryError | undefined
    let grace: ReturnType<typeof setTimeout> | undefined
    const breakOff = (why: QueryError) => {
      reason ??= why
      stop.abort()
      grace ??= setTimeout(() => this.#replace(why), GRACE_MS)
    }
    const onAbort = () => breakOff(new QueryError('cancelled', 'It was stopped.'))
    const timer = setTimeout(
      () => breakOff(new QueryError('timeout', `It took longer than ${timeoutMs / 1000} s.`)),
      timeoutMs,
    )
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      return await this.#link.ask(request, { signal: stop.signal })
    } catch (error) {
      const why = reason ?? error
      // Whatever it was, nothing can be said about the memory any more.
      if (why instanceof QueryError && why.code === 'engine-failed') this.#replace(why)
      throw why
    } finally {
      clearTimeout(timer)
      clearTimeout(grace)
      signal?.removeEventListener('abort', onAbort)
    }
  }

  async #load(datasets: readonly ColumnDataset[], options: LoadOptions): Promise<LoadReport> {
    const before = this.#state
    if (before !== 'starting') this.#setState('loading')
    try {
      const tables = datasets.map((dataset) => this.#tableToLoad(dataset))
      const { tables: rows, ...report } = await this.#link.ask({ kind: 'load', tables }, options)
      for (const dataset of datasets) {
        const { name } = dataset.definition
        this.#held.set(name, { dataset, rows: rows.find((one) => one.dataset === name)?.rows ?? 0 })
      }
      return report
    } catch (error) {
      // Some of it may be there: what is not known to be there is loaded again, out of the cache.
      for (const { definition } of datasets) this.#held.delete(definition.name)
      throw error
    } finally {
      if (this.#state === 'loading') this.#setState(before === 'running' ? 'ready' : before)
    }
  }

  #tableToLoad({ definition, parts }: ColumnDataset): TableToLoad {
    const known = this.#held.get(definition.name)?.dataset
    // With other columns it begins anew.
    const held = isSame(known?.definition, definition) ? (known?.parts ?? []) : []
    const isHeld = (part: ColumnDataset['parts'][number]) =>
      held.some((one) => one.subdistrict === part.subdistrict && one.version === part.version)
    return {
      definition,
      parts: parts.map((part) => ({
        subdistrict: part.subdistrict,
        url: isHeld(part) ? null : columnsUrl(definition.name, part),
      })),
    }
  }

  #lacks({ definition, parts }: ColumnDataset): boolean {
    const held = this.#held.get(definition.name)?.dataset
    return !isSame(held?.parts, parts) || !isSame(held?.definition, definition)
  }

  #heardOf(layer: string): void {
    this.#catalogue = undefined
    const outdated = [...this.#held.values()]
      .filter(({ dataset }) => dataset.definition.layer === layer)
      .map(({ dataset }) => dataset.definition.name)
    if (outdated.length === 0) return
    for (const listener of this.#outdatedListeners) listener(outdated)
  }

  #setState(state: EngineState): void {
    if (this.#state === 'closed' || this.#state === state) return
    this.#state = state
    for (const listener of this.#stateListeners) listener(state)
  }
}

const asQueryError = (error: unknown): QueryError =>
  error instanceof QueryError ? error : new QueryError('engine-failed', String(error))

const NOTHING_TO_LOAD: LoadReport = { parts: 0, fromCache: 0, rows: 0, bytes: 0, milliseconds: 0 }

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
