import type { DivisionSummary } from './api.ts'
import type { GridCode, LayerCode } from './codes.ts'
import type { Bilingual, LayerGroup, Sensitivity } from './layer.ts'
import type { Operation } from './operation.ts'
import type { AreaPrefix, Role } from './scope.ts'

/** Three administrators hold each other in check (三员): nobody may be two of them. */
export const ADMINISTRATOR_ROLES = ['administrator', 'securityAdministrator', 'auditor'] as const

/** `waiting`: has never chosen a password of their own. */
export type AccountState = 'enabled' | 'waiting' | 'disabled'

/** One line of `GET /api/accounts?q=&role=&area=&state=&ending=&limit=&after=`. */
export interface AccountSummary {
  id: string
  username: string
  displayName: string
  state: AccountState
  /** ISO 8601, UTC, as all instants here. */
  createdAt: string
  lastSignInAt: string | null
  /** After too many attempts to sign in; null = it is not locked. */
  lockedUntil: string | null
  hasSecondFactor: boolean
  /** Those that are valid now or begin later. */
  grants: readonly GrantRecord[]
}

export interface AccountPage {
  items: readonly AccountSummary[]
  total: number
  /** `after` of the next page. */
  next: string | null
}

/** `GET /api/accounts/{id}`: `grants` with those that have ended. */
export interface AccountDetail extends AccountSummary {
  /** Name of who created it; null = on the machine. */
  createdBy: string | null
}

/** One assignment of a role: role × areas × layers × highest grade × from–to. */
export interface GrantRecord {
  id: number
  role: Role
  areas: readonly AreaPrefix[]
  layers: readonly LayerCode[] | 'all'
  maxSensitivity: Sensitivity
  from: string
  to: string | null
  state: 'current' | 'future' | 'ended'
  /** Name of who granted it; null = on the machine. */
  grantedBy: string | null
}

/** Body of `POST /api/accounts`. */
export interface NewAccountRequest {
  username: string
  displayName: string
}

/** Answer of `POST /api/accounts` and of `POST /api/accounts/{id}/password`: the password is shown this once. */
export interface OneTimePassword {
  id: string
  username: string
  displayName: string
  password: string
  expiresAt: string
}

/** Body of `POST /api/grants`; of `POST /api/grants/preview` too. */
export interface NewGrant {
  account: string
  role: Role
  areas: readonly AreaPrefix[]
  layers: readonly LayerCode[] | 'all'
  maxSensitivity: Sensitivity
  /** Now, if absent. */
  from?: string
  /** Until withdrawn, if absent. */
  to?: string
}

/** Of `GET /api/grants/outdated`: a grant by a grid that has ended, which gives nothing there any more. */
export interface OutdatedGrant {
  grant: number
  account: string
  username: string
  displayName: string
  role: Role
  ended: GridCode
  endedAt: string | null
  /** Grids in force that it has become. */
  successors: readonly { code: GridCode; name: string }[]
}

/** What an account will see with a grant that it does not have yet: all its grants together. */
export interface GrantPreview {
  operations: readonly Operation[]
  layers: readonly { code: LayerCode; features: number; maxSensitivity: Sensitivity }[]
  features: number
  grids: number
  /** What the rules say against it; it cannot be granted then. */
  refusal: { code: string; field: string; message: string } | null
}

/** `GET /api/grants/choices`: what can be picked from, whatever the asking account itself may see. */
export interface GrantChoices {
  divisions: readonly DivisionSummary[]
  layers: readonly {
    code: LayerCode
    name: Bilingual
    group: LayerGroup
    sensitivity: Sensitivity
  }[]
}

/** Body of `POST /api/accounts/import` and `POST /api/grants/import`: a CSV with a header line, as text. */
export interface TableImport {
  csv: string
  /** Without it only looked at. */
  commit?: boolean
}

export interface TableImportResult {
  /** Rows that were or would be taken. */
  good: number
  /** Row numbers as a spreadsheet counts them: the header is row 1. */
  bad: readonly { row: number; code: string; field: string; value: string; message: string }[]
  committed: boolean
  /** Of new accounts, after the commit, this once. */
  passwords: readonly OneTimePassword[]
}
