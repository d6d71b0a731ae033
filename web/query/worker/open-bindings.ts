import { BROWSER_RUNTIME, createDuckDB, type DuckDBBindings, VoidLogger } from './duckdb.ts'

/**
 * DuckDB from its compiled program. The page compiles it, once: a worker that takes another's place need not, and the
 * browser keeps what it has compiled (the package's own way of fetching keeps it from doing so). What DuckDB would reach
 * files and addresses by is taken away, besides being locked in its settings.
 */
export async function openBindings(program: WebAssembly.Module): Promise<DuckDBBindings> {
  const bundle = { mainModule: '', mainWorker: '' }
  const runtime = { ...BROWSER_RUNTIME, openFile: refuse, prepareFileHandle: refuse }
  const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), runtime)
  const failed = new Promise<never>((_, reject) => {
    const instantiateWasm = (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) => {
      Object.assign(globalThis, { DUCKDB_RUNTIME: runtime })
      WebAssembly.instantiate(program, imports).then((instance) => done(instance, program), reject)
      return []
    }
    Object.assign(bindings, { instantiateWasm })
  })
  await Promise.race([bindings.instantiate(() => undefined), failed])
  Object.defineProperty(globalThis, 'XMLHttpRequest', { value: undefined })
  return bindings
}

function refuse(): never {
  throw new Error('There are no files here.')
}
