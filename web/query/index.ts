/**
 * The only door to the query engine. Loaded with `import()` by the analysis workspace alone: neither DuckDB nor Arrow is
 * part of the first view.
 */
export { FUNCTIONS, type FunctionDoc } from './function-docs.ts'
export { openEngine } from './open-engine.ts'
export * from './query-error.ts'
export * from './types.ts'
