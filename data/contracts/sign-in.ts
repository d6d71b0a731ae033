import type { Bilingual } from './layer.ts'
import type { Role } from './scope.ts'

/** Body of `POST /api/sessions`. Without a code, where one is needed, the answer is 401 `second-factor`. */
export interface SignInWish {
  username: string
  password: string
  /** Six digits of the app, or a recovery code. */
  code?: string
}

/** `GET /api/my-account` */
export interface MyAccount {
  username: string
  displayName: string
  /** How this session began: with the other house's account there is no password to change here. */
  method: 'password' | 'oidc'
  secondFactor: { since: string; recoveryCodes: number } | null
  /** A role of the account wants one: it cannot be given up. */
  needsSecondFactor: boolean
  /** The one that asks first, then by last use. */
  sessions: readonly SessionSummary[]
}

export interface SessionSummary {
  id: string
  current: boolean
  method: 'password' | 'oidc'
  /** Browser · system, as far as they say. */
  device: string
  address: string
  startedAt: string
  lastSeenAt: string
}

/** Answer of `POST /api/my-account/second-factor`: not in use before a first code has been sent to `…/confirm`. */
export interface SecondFactorOffer {
  /** Base32, to be typed where no picture can be taken. */
  secret: string
  /** For the QR code. */
  uri: string
}

/** Shown this once. */
export interface RecoveryCodes {
  codes: readonly string[]
}

/** `GET`/`PUT /api/sign-in-policy` */
export interface SignInPolicy {
  /** Who holds one of these may do nothing before they have a second factor. */
  secondFactorRoles: readonly Role[]
  /** The three administrators. */
  administrators: SessionLimits
  others: SessionLimits
}

export interface SessionLimits {
  /** Without a request. */
  idleMinutes: number
  /** In any case. */
  hours: number
}

/** Why a sign-in at the provider came to nothing: `/?signIn=<reason>`. */
export const OIDC_FAILURES = [
  'oidc-cancelled',
  'oidc-failed',
  'oidc-unreachable',
  'oidc-expired',
  'oidc-no-account',
] as const
export type OidcFailure = (typeof OIDC_FAILURES)[number]

/** In `PublicSettings`: the button of the sign-in page. */
export interface OidcChoice {
  name: Bilingual
}
