import { BROWSER_RUNTIME, createDuckDB, type DuckDBBindings, VoidLogger } from './duckdb.ts'

/** Compiles DuckDB. What it would reach files and addresses by is taken away besides being locked in its settings. */
export async function openBindings(wasmUrl: string): Promise<DuckDBBindings> {
  const bundle = { mainModule: wasmUrl, mainWorker: '' }
  const runtime = { ...BROWSER_RUNTIME, openFile: refuse, prepareFileHandle: refuse }
  const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), runtime)
  await bindings.instantiate(() => undefined)
  Object.defineProperty(globalThis, 'XMLHttpRequest', { value: undefined })
  return bindings
}

function refuse(): never {
  throw new Error('There are no files here.')
}
