import { tableFromArrays, tableToIPC } from 'apache-arrow'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ColumnCatalogue } from '../../../data/contracts/index.ts'
import { datasetOf, loadRegistry } from '../../../data/registry/index.ts'
import { createEngine } from '../../../web/query/engine.ts'
import type { FromWorker, Request, ToWorker } from '../../../web/query/worker/messages.ts'

/** Answers at once, but for statements that begin with `hang`; those end when they are told to, `hang deaf` never. */
class FakeWorker {
  static made: FakeWorker[] = []
  onmessage: ((event: { data: FromWorker }) => void) | null = null
  onerror = null
  readonly asked: Request[] = []
  readonly hanging = new Map<number, boolean>()
  isDamaged = false
  isEnded = false

  constructor() {
    FakeWorker.made.push(this)
  }

  postMessage(message: ToWorker): void {
    if ('parts' in message) return
    if ('stop' in message) {
      if (this.hanging.get(message.stop) === false) this.fail(message.stop)
      return
    }
    this.asked.push(message.request)
    queueMicrotask(() => this.answer(message.id, message.request))
  }

  terminate(): void {
    this.isEnded = true
  }

  answer(id: number, request: Request): void {
    if (request.kind === 'run' && request.sql.startsWith('hang')) {
      this.hanging.set(id, request.sql.endsWith('deaf'))
      return
    }
    if (request.kind === 'run' && (request.sql === 'crash' || this.isDamaged)) {
      this.say({ id, error: { code: 'engine-failed', message: 'out of bounds', candidates: [] } })
      return
    }
    if (request.kind === 'run' && request.sql === 'damage') this.isDamaged = true
    this.say({ id, answer: answerTo(request) })
  }

  fail(id: number): void {
    this.say({ id, error: { code: 'cancelled', message: 'stopped', candidates: [] } })
  }

  say(data: FromWorker): void {
    if (!this.isEnded) this.onmessage?.({ data })
  }

  loads() {
    return this.asked.flatMap((request) => (request.kind === 'load' ? request.tables : []))
  }
}

function answerTo(request: Request): Extract<FromWorker, { answer: unknown }>['answer'] {
  switch (request.kind) {
    case 'run': {
      const ipc = tableToIPC(tableFromArrays({ n: Float64Array.of(1, 2) }), 'stream')
      return { ipc, rows: 2, truncated: false }
    }
    case 'load': {
      const tables = request.tables.map(({ definition }) => ({ dataset: definition.name, rows: 3 }))
      return { parts: 1, fromCache: 0, rows: 3, bytes: 9, milliseconds: 1, tables }
    }
    case 'tablesIn':
      return ['addresses']
    default:
      return null
  }
}

const registry = loadRegistry()
let versions: Record<string, string>
let publish: (layer: string) => void

const dataset = (layer: string) => ({
  definition: datasetOf(registry.layer(layer)!),
  parts: [
    { subdistrict: '330199001', version: versions[layer]! },
    { subdistrict: '330199002', version: '1.g1' },
  ],
})

const OPEN = { kind: 'open', memoryMb: 1, program: undefined as never } as const

function open(opening: Promise<Extract<Request, { kind: 'open' }>> = Promise.resolve(OPEN)) {
  const engine = createEngine({
    startWorker: () => new FakeWorker() as never,
    release: () => undefined,
    open: opening,
    readCatalogue: async (): Promise<ColumnCatalogue> => ({
      datasets: [dataset('SCHOOL'), dataset('RENTAL')],
    }),
    onPublished: (listener) => {
      publish = listener
      return () => undefined
    },
  })
  return engine
}

beforeEach(() => {
  FakeWorker.made = []
  versions = { SCHOOL: '1.g1', RENTAL: '1.g1' }
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const worker = () => FakeWorker.made.at(-1)!

describe('loading', () => {
  test('what is there already is not loaded again', async () => {
    const engine = open()
    await engine.need(['school'])
    expect(await engine.need(['school'])).toMatchObject({ parts: 0 })
    expect(worker().loads().length).toBe(1)
    expect(engine.loaded().map(({ dataset, rows }) => [dataset, rows])).toEqual([['school', 3]])
  })

  test('only parts that the area touches come', async () => {
    const engine = open()
    await engine.need(['school'], { areas: ['330199002'] })
    expect(
      worker()
        .loads()[0]!
        .parts.map(({ subdistrict }) => subdistrict),
    ).toEqual(['330199002'])
  })

  test('a changed part is told of, and alone is fetched again', async () => {
    const engine = open()
    await engine.need(['school'])
    const outdated: (readonly string[])[] = []
    engine.onOutdated((datasets) => outdated.push(datasets))
    versions.SCHOOL = '2.g1'
    publish('SCHOOL')
    publish('MEDICAL')
    expect(outdated).toEqual([['school']])
    await engine.need(['school'])
    expect(
      worker()
        .loads()[1]!
        .parts.map(({ url }) => url),
    ).toEqual(['/columns/school/330199001.arrow?v=2.g1', null])
  })

  test('parts set out while the engine is still opening', async () => {
    let compiled = (_: Extract<Request, { kind: 'open' }>): void => undefined
    const engine = open(new Promise((resolve) => (compiled = resolve)))
    const needed = engine.need(['school'])
    await vi.advanceTimersByTimeAsync(1)
    expect(worker().asked.map(({ kind }) => kind)).toEqual(['load'])
    compiled(OPEN)
    expect(await needed).toMatchObject({ parts: 1 })
    await engine.opened
    expect(worker().asked.map(({ kind }) => kind)).toEqual(['load', 'open'])
  })

  test('an engine that cannot be opened tells everybody who waits', async () => {
    const engine = open(Promise.reject(new Error('no program')))
    await expect(engine.opened).rejects.toThrow('no program')
    await expect(engine.need(['school'])).rejects.toThrow('no program')
    expect(engine.state).toBe('failed')
  })

  test('an unknown dataset is refused by name', async () => {
    await expect(open().need(['nothing'])).rejects.toMatchObject({ code: 'unknown-name' })
  })
})

describe('a statement', () => {
  test('is answered in columns', async () => {
    const result = await open().run('select n')
    expect([result.rowCount, [...result.column('n')!.numbers()]]).toEqual([2, [1, 2]])
  })

  test('that is stopped ends by itself, and its worker stays', async () => {
    const engine = open()
    await engine.need(['school'])
    const stop = new AbortController()
    const running = engine.run('hang', [], { signal: stop.signal }).catch((error) => error.code)
    await vi.advanceTimersByTimeAsync(10)
    stop.abort()
    expect(await running).toBe('cancelled')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(FakeWorker.made.length).toBe(1)
  })

  test('that hears nothing loses its worker; the next one has the tables and shapes again', async () => {
    const engine = open()
    await engine.need(['school', 'rental'])
    await engine.setShape('drawn', { polygons: [] })
    const states: string[] = []
    engine.onState((state) => states.push(state))
    const running = engine.run('hang deaf', [], { timeoutMs: 500 }).catch((error) => error.code)
    await vi.advanceTimersByTimeAsync(500 + 1_000)
    expect(await running).toBe('timeout')
    expect((await engine.run('select n')).rowCount).toBe(2)
    expect(FakeWorker.made.map(({ isEnded }) => isEnded)).toEqual([true, false])
    expect(worker().asked.map(({ kind }) => kind)).toEqual(['open', 'setShape', 'load', 'run'])
    expect(
      worker()
        .loads()
        .map(({ definition }) => definition.name),
    ).toEqual(['school', 'rental'])
    expect(states).toContain('restarting')
    expect(engine.state).toBe('ready')
  })

  test('that breaks the engine gets it replaced', async () => {
    const engine = open()
    await expect(engine.run('crash')).rejects.toMatchObject({ code: 'engine-failed' })
    expect((await engine.run('select n')).rowCount).toBe(2)
    expect(FakeWorker.made.length).toBe(2)
  })

  test('that meets an engine which another has damaged is asked again of a new one', async () => {
    const engine = open()
    await engine.need(['school'])
    await engine.run('damage')
    expect((await engine.run('select n')).rowCount).toBe(2)
    expect(FakeWorker.made.length).toBe(2)
    expect(engine.loaded().map(({ dataset }) => dataset)).toEqual(['school'])
    await expect(engine.run('crash')).rejects.toMatchObject({ code: 'engine-failed' })
    const asked = FakeWorker.made.flatMap((one) => one.asked)
    expect(asked.filter((one) => one.kind === 'run' && one.sql === 'crash')).toHaveLength(2)
  })

  test('nobody waits for any more is not begun', async () => {
    const engine = open()
    const [first, second] = [new AbortController(), new AbortController()]
    const running = engine.run('hang', [], { signal: first.signal }).catch((error) => error.code)
    const waiting = engine.run('select 2', [], { signal: second.signal }).catch((e) => e.code)
    second.abort()
    expect(await waiting).toBe('cancelled')
    await vi.advanceTimersByTimeAsync(10)
    first.abort()
    expect(await running).toBe('cancelled')
    await vi.advanceTimersByTimeAsync(10)
    const sqls = worker().asked.flatMap((request) => (request.kind === 'run' ? [request.sql] : []))
    expect(sqls).toEqual(['hang'])
  })
})
