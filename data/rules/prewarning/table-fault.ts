import type { PrewarningTable } from '../../contracts/index.ts'

export type PrewarningFault = 'repeatedId' | 'noLimit' | 'emptyList'

/** A rule that could never fire, or would always. */
export function prewarningFault({ rules }: PrewarningTable): PrewarningFault | null {
  if (new Set(rules.map(({ id }) => id)).size < rules.length) return 'repeatedId'
  for (const { when } of rules) {
    if (when.kind === 'threshold' && when.atLeast === undefined && when.atMost === undefined) {
      return 'noLimit'
    }
    if (when.kind === 'count' && when.subclasses.length === 0) return 'emptyList'
    if ((when.kind === 'inspection' || when.kind === 'weather') && when.layers.length === 0) {
      return 'emptyList'
    }
  }
  return null
}
