import type { LoadProgress } from '../types.ts'
import type { Answers, TableToLoad } from './messages.ts'
import type { Part, PartSource } from './part-source.ts'
import type { QueryCore } from './query-core.ts'

/** How many parts are on their way while one is put in. */
const AT_ONCE = 6

export interface LoadContext {
  core: QueryCore
  source: PartSource
  signal: AbortSignal
  onProgress: (progress: LoadProgress) => void
}

export async function loadTables(
  tables: readonly TableToLoad[],
  { core, source, signal, onProgress }: LoadContext,
): Promise<Answers['load']> {
  const started = performance.now()
  const wanted = tables.flatMap(({ definition, parts }) =>
    parts.flatMap(({ subdistrict, url }) =>
      url === null ? [] : [{ definition, subdistrict, url }],
    ),
  )
  const report = { parts: 0, fromCache: 0, rows: 0, bytes: 0 }
  const coming = wanted.map((part) => ({ part, bytes: null as Promise<Part> | null }))
  const begin = (at: number) => {
    const next = coming[at]
    if (next === undefined || next.bytes !== null) return
    next.bytes = source.get(next.part.url, signal)
    // Whoever waits for it hears of it; until then it is not unhandled.
    next.bytes.catch(() => undefined)
  }
  for (const [at, { part }] of coming.entries()) {
    for (let ahead = at; ahead < at + AT_ONCE; ahead++) begin(ahead)
    const { bytes, isCached } = await coming[at]!.bytes!
    signal.throwIfAborted()
    report.rows += core.load(part.definition, part.subdistrict, bytes)
    coming[at]!.bytes = null
    report.parts++
    report.bytes += bytes.length
    if (isCached) report.fromCache++
    const [doneParts, totalParts] = [report.parts, wanted.length]
    onProgress({ doneParts, totalParts, bytes: report.bytes, dataset: part.definition.name })
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
