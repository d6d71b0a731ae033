import '../../../../../web/install-trusted-types.ts'
import {
  type LoadReport,
  openEngine,
  type QueryEngine,
  QueryError,
} from '../../../../../web/query/index.ts'

export interface Asked {
  /** Median of the times of the whole way: page, worker, page. */
  milliseconds: number
  /** Values of the first row. */
  first: (string | number | boolean | null)[]
}

export interface Loaded extends LoadReport {
  openedMs: number
  totalMs: number
}

export interface Survived {
  outcome: string
  /** Longest time in which the page answered nothing. */
  stillMs: number
  /** The next question was answered. */
  isAlive: boolean
}

/** What the bench drives the engine by. */
export interface BenchPage {
  /** Opens the engine and loads the tables, as one who comes with a question. */
  load(datasets: readonly string[]): Promise<Loaded>
  /** A circle with dents. */
  draw(name: string, lon: number, lat: number, radius: number, corners: number): Promise<void>
  ask(sql: string, times: number, params?: readonly number[]): Promise<Asked>
  survive(sql: string, timeoutMs: number): Promise<Survived>
}

let engine: QueryEngine

const page: BenchPage = {
  async load(datasets) {
    const started = performance.now()
    engine = await openEngine()
    const opening = engine.opened.then(() => performance.now() - started)
    const report = await engine.need(datasets)
    return { ...report, openedMs: await opening, totalMs: performance.now() - started }
  },
  async draw(name, lon, lat, radius, corners) {
    const ring = Array.from({ length: corners }, (_, i): [number, number] => {
      const angle = (i / corners) * 2 * Math.PI
      const reach = radius * (i % 2 === 0 ? 1 : 0.9)
      return [lon + reach * Math.cos(angle), lat + reach * Math.sin(angle)]
    })
    await engine.setShape(name, { polygons: [[ring]] })
  },
  async ask(sql, times, params = []) {
    const spent: number[] = []
    let first: Asked['first'] = []
    for (let i = 0; i < times; i++) {
      const result = await engine.run(sql, params)
      spent.push(result.milliseconds)
      first = result.columns.map((column) => column.value(0) as Asked['first'][number])
    }
    spent.sort((a, b) => a - b)
    return { milliseconds: spent[Math.floor(times / 2)]!, first }
  },
  async survive(sql, timeoutMs) {
    let [last, stillMs] = [performance.now(), 0]
    const watch = setInterval(() => {
      const now = performance.now()
      stillMs = Math.max(stillMs, now - last)
      last = now
    }, 10)
    const outcome = await engine
      .run(sql, [], { timeoutMs, maxRows: 1_000 })
      .then(() => 'answered')
      .catch((error: unknown) => (error instanceof QueryError ? error.code : String(error)))
    clearInterval(watch)
    const isAlive = await page.ask('select count(*) from addresses', 1).then(
      ({ first: [answer] }) => Number(answer) > 0,
      () => false,
    )
    return { outcome, stillMs, isAlive }
  },
}

Object.assign(globalThis, { benchPage: page })
