import type { LayerScope } from '../../../data/contracts/index.ts'
import type { Registry } from '../../../data/registry/index.ts'

/** Who reports. */
export interface Reporting {
  registry: Registry
  scope: LayerScope
  userId: string
  /** Sent twice, reported once. */
  clientId: string | undefined
  /** What else is known of it: the alarm that has opened it. */
  facets?: Readonly<Record<string, string>>
}
