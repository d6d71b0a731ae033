import type { DatasetDefinition } from '../../../data/contracts/index.ts'
import type { LoadProgress } from '../types.ts'
import type { Answers, TableToLoad } from './messages.ts'
import type { Part, PartSource } from './part-source.ts'
import type { QueryCore } from './query-core.ts'

/** How many parts are on their way while one is put in. */
const AT_ONCE = 10
/** At first more: while the engine opens, nobody else needs the processor's other half. */
const AT_FIRST = 28

export interface LoadContext {
  core: QueryCore
  coming: ComingParts
  signal: AbortSignal
  onProgress: (progress: LoadProgress) => void
}

/** Parts on their way, in the order in which they are wanted. */
export interface ComingParts {
  readonly count: number
  next(): Promise<{ definition: DatasetDefinition; subdistrict: string; part: Part }> | undefined
}

/** The first ones set out at once, even while the engine is not open yet. */
export function bringParts(
  tables: readonly TableToLoad[],
  source: PartSource,
  signal: AbortSignal,
): ComingParts {
  const wanted = tables.flatMap(({ definition, parts }) =>
    parts.flatMap(({ subdistrict, url }) =>
      url === null ? [] : [{ definition, subdistrict, url }],
    ),
  )
  const onTheWay: ReturnType<ComingParts['next']>[] = []
  let begun = 0
  const begin = () => {
    const one = wanted[begun++]
    if (one === undefined) return
    const { definition, subdistrict } = one
    const coming = source.get(one, signal).then((part) => ({ definition, subdistrict, part }))
    // Whoever waits for it hears of it; until then it is not unhandled.
    coming.catch(() => undefined)
    onTheWay.push(coming)
  }
  for (let i = 0; i < AT_FIRST; i++) begin()
  return {
    count: wanted.length,
    next: () => {
      const first = onTheWay.shift()
      if (onTheWay.length < AT_ONCE) begin()
      return first
    },
  }
}

export async function loadTables(
  tables: readonly TableToLoad[],
  { core, coming, signal, onProgress }: LoadContext,
): Promise<Answers['load']> {
  const started = performance.now()
  const report = { parts: 0, fromCache: 0, rows: 0, bytes: 0 }
  for (let next = coming.next(); next !== undefined; next = coming.next()) {
    const { definition, subdistrict, part } = await next
    signal.throwIfAborted()
    report.bytes += part.bytes.length
    report.rows += core.load(definition, subdistrict, part.bytes)
    report.parts++
    if (part.isCached) report.fromCache++
    const [doneParts, totalParts] = [report.parts, coming.count]
    onProgress({ doneParts, totalParts, bytes: report.bytes, dataset: definition.name })
  }
  for (const { definition, parts } of tables) {
    core.show(
      definition,
      parts.map(({ subdistrict }) => subdistrict),
    )
  }
  return {
    ...report,
    milliseconds: performance.now() - started,
    tables: tables.map(({ definition: { name } }) => ({ dataset: name, rows: core.rows(name) })),
  }
}
