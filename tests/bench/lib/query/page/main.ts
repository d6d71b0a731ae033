import '../../../../../web/install-trusted-types.ts'
import { openEngine, type QueryEngine } from '../../../../../web/query/index.ts'

declare global {
  interface Window {
    /** What the bench drives the engine by. */
    openEngine: () => Promise<QueryEngine>
    engine: QueryEngine
  }
}

window.openEngine = openEngine
