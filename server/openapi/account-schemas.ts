import { PURPOSES } from '../../data/contracts/index.ts'
import { ref } from './describe.ts'
import { anything, flag, instant, list, maybe, number, record, text } from './schema-parts.ts'

const ONE_TIME_PASSWORD = {
  id: text,
  username: text,
  displayName: text,
  password: text,
  expiresAt: instant,
}

const SESSION_LIMITS = record({ idleMinutes: number, hours: number })

const SIGN_IN_METHOD = { type: 'string', enum: ['password', 'oidc'] }

const ACCOUNT = {
  id: text,
  username: text,
  displayName: text,
  state: { type: 'string', enum: ['enabled', 'waiting', 'disabled'] },
  createdAt: instant,
  lastSignInAt: maybe(instant),
  lockedUntil: maybe(instant),
  hasSecondFactor: flag,
  grants: list(ref('Grant')),
}

/** Who may sign in, how, and what was granted to whom. */
export const ACCOUNT_SCHEMAS = {
  Credentials: record({ username: text, password: text, 'code?': text }),
  PasswordProof: record({ password: text }),
  CodeProof: record({ code: text }),
  FullProof: record({ password: text, code: text }),
  SecondFactorOffer: record({ secret: text, uri: text }),
  RecoveryCodes: record({ codes: list(text) }),
  SignInPolicy: record({
    secondFactorRoles: list(text),
    administrators: SESSION_LIMITS,
    others: SESSION_LIMITS,
  }),
  MyAccount: record({
    username: text,
    displayName: text,
    method: SIGN_IN_METHOD,
    secondFactor: maybe(record({ since: instant, recoveryCodes: number })),
    needsSecondFactor: flag,
    sessions: list(
      record({
        id: text,
        current: flag,
        method: SIGN_IN_METHOD,
        device: text,
        address: text,
        startedAt: instant,
        lastSeenAt: instant,
      }),
    ),
  }),
  Setup: { type: 'object' },
  SessionInfo: record({
    user: record({ username: text, displayName: text, roles: list(text) }),
    scope: record({
      areas: list(text),
      grants: list(
        record({ role: text, areas: list(text), layers: anything, maxSensitivity: number }),
      ),
      expiresAt: instant,
      digest: text,
    }),
    'mustChangePassword?': { type: 'boolean' },
    'mustEnrol?': { type: 'boolean' },
    mode: text,
  }),
  SetupDone: record({
    username: text,
    role: text,
    invitations: list(record({ role: text, token: text })),
  }),
  PasswordChange: record({ current: text, password: text }),
  Grant: record({
    id: number,
    role: text,
    areas: list(text),
    layers: anything,
    maxSensitivity: number,
    from: instant,
    to: maybe(instant),
    state: text,
    grantedBy: maybe(text),
  }),
  AccountSummary: record(ACCOUNT),
  AccountDetail: record({ ...ACCOUNT, createdBy: maybe(text) }),
  AccountPage: record({ items: list(ref('AccountSummary')), total: number, next: maybe(text) }),
  NewAccount: record({ username: text, displayName: text }),
  OneTimePassword: record(ONE_TIME_PASSWORD),
  NewGrant: record({
    account: text,
    role: text,
    areas: list(text),
    layers: anything,
    maxSensitivity: number,
    'from?': instant,
    'to?': instant,
  }),
  OutdatedGrant: record({
    grant: number,
    account: text,
    username: text,
    displayName: text,
    role: text,
    ended: text,
    endedAt: maybe({ type: 'string', format: 'date' }),
    successors: list(record({ code: text, name: text })),
  }),
  GrantPreview: record({
    operations: list(text),
    layers: list(record({ code: text, features: number, maxSensitivity: number })),
    features: number,
    grids: number,
    refusal: maybe(record({ code: text, message: text })),
  }),
  GrantChoices: record({
    divisions: list(ref('DivisionSummary')),
    layers: list(record({ code: text, name: ref('Bilingual'), group: text, sensitivity: number })),
  }),
  TableImport: record({ csv: text, 'commit?': flag }),
  TableImportResult: record({
    good: number,
    bad: list(record({ row: number, code: text, value: text, message: text })),
    committed: flag,
    passwords: list(record(ONE_TIME_PASSWORD)),
  }),
  StatedPurpose: maybe(record({ purpose: text, 'note?': text, until: instant })),
  PurposeStatement: record({
    purpose: { type: 'string', enum: [...PURPOSES] },
    'note?': text,
  }),
}
