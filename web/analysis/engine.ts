import { createSignal } from 'solid-js'
import type { ColumnCatalogue } from '../../data/contracts/index.ts'
import type { Statement } from '../../data/rules/question/index.ts'
import type { QueryEngine, QueryResult, RunOptions } from '../query/index.ts'

const [catalogue, setCatalogue] = createSignal<ColumnCatalogue>()
const [engineError, setEngineError] = createSignal<unknown>()
const [loadShare, setLoadShare] = createSignal<number | null>(null)
const [outdated, setOutdated] = createSignal(0)

/** What can be asked about; undefined until the engine has said so. */
/** Why there is no engine. */
/** 0–1 while tables are on their way, else null. */
/** Grows whenever data on the server has changed since it was loaded. */
export { catalogue, engineError, loadShare, outdated }

let opening: Promise<QueryEngine> | undefined

/** Opens the engine when it is first needed; its code is a part of its own. */
export function engine(): Promise<QueryEngine> {
  opening ??= open().catch((error) => {
    giveUp(error)
    throw error
  })
  return opening
}

function giveUp(error: unknown): void {
  opening = undefined
  setEngineError(() => error)
}

async function open(): Promise<QueryEngine> {
  setEngineError(undefined)
  const { openEngine } = await import('../query/index.ts')
  const opened = await openEngine()
  opened.opened.catch((error) => {
    opened.close()
    giveUp(error)
  })
  opened.onOutdated(() => setOutdated((n) => n + 1))
  setCatalogue(await opened.catalogue())
  return opened
}

/** Loads the tables that are missing, hands over the drawn shapes, and asks. */
export async function ask(statement: Statement, options: RunOptions = {}): Promise<QueryResult> {
  await loadTables(statement.datasets, options.signal)
  const opened = await engine()
  for (const { name, ring } of statement.shapes) {
    await opened.setShape(name, { polygons: [[ring]] })
  }
  return opened.run(statement.sql, statement.params, options)
}

/** What is missing or outdated of them; `loadShare` tells how far it is. */
export async function loadTables(datasets: readonly string[], signal?: AbortSignal): Promise<void> {
  const opened = await engine()
  try {
    await opened.need(datasets, undefined, {
      ...(signal && { signal }),
      onProgress: ({ doneParts, totalParts }) => setLoadShare(doneParts / Math.max(1, totalParts)),
    })
  } finally {
    setLoadShare(null)
  }
}
