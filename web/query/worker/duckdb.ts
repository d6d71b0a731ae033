/**
 * The blocking bindings: only they take JavaScript functions. In the browser Vite puts `duckdb-browser-blocking.mjs` in their
 * place, which the package does not export (vite.config.ts); under Node it is the package's own.
 */
import type { createDuckDB } from '@duckdb/duckdb-wasm/blocking'

export * from '@duckdb/duckdb-wasm/blocking'

declare module '@duckdb/duckdb-wasm/blocking' {
  /** Only of the browser's bindings. */
  export const BROWSER_RUNTIME: Parameters<typeof createDuckDB>[2]
}
