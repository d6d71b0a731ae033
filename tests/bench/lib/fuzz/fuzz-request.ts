import type { DemoUser } from '../../../builders/test-app.ts'

export type FuzzUser = DemoUser | 'nobody'

export const FUZZ_USERS: readonly FuzzUser[] = [
  ...(['commander', 'deputy', 'planner', 'reviewer', 'analyst', 'steward', 'worker'] as const),
  ...(['handler', 'dispatcher', 'auditor', 'admin', 'security', 'nobody'] as const),
]

export interface FuzzRequest {
  user: FuzzUser
  /** The route it was made from, for the report. */
  route: string
  method: string
  /** Only ASCII; may be malformed. */
  path: string
  headers: Record<string, string>
  body?: string
  /** More is announced than comes: then the line is cut. */
  breaksOff?: true
}
