import { hash } from 'node:crypto'
import type { Database } from '../storage/database.ts'
import { openAccessNews } from './access-news.ts'
import { type Credentials, readRights } from './accounts.ts'
import type { Session } from './app-env.ts'
import { admits } from './check-credentials.ts'
import { readSession, readSessionById, type SignedIn } from './sessions.ts'

/** Who may come in. Remembers what it has read for a minute, or until accounts, roles or sessions change. */
export interface Access {
  bySession(token: string): Promise<SignedIn | undefined>
  /** The same without asking the database: `undefined` also where it would have to be asked. */
  remembered(token: string): SignedIn | undefined
  /** For what goes on being sent to a session: its tokens may change meanwhile. Is no use of it. */
  byId(id: string): Promise<SignedIn | undefined>
  /** Name and password at once, for HTTP Basic; `check` is only asked about what is not remembered. */
  byPassword(
    username: string,
    password: string,
    check: () => Promise<Credentials | undefined>,
  ): Promise<SignedIn | undefined>
  /**
   * Calls back whenever an account, its roles or its sessions have changed, after forgetting; '' = perhaps everybody's.
   * Answers a function that stops it.
   */
  onChange(listener: (userId: string) => void): () => void
  /**
   * Resolves once this process has forgotten everything that was changed before the call. PostgreSQL tells of changes a
   * moment after their transaction: who answers earlier that a session has ended still lets it in at the next request.
   */
  settle(): Promise<void>
  close(): Promise<void>
}

const REMEMBER_MS = 60_000
const REMEMBER_COUNT = 10_000

export async function openAccess(db: Database, mode: 'demo' | 'production'): Promise<Access> {
  const remembered = new Map<string, { until: number; signedIn: SignedIn }>()
  let generation = 0
  const forget = (userId: string) => {
    generation++
    if (userId === '') remembered.clear()
    for (const [key, { signedIn }] of remembered) {
      if (signedIn.session.userId === userId) remembered.delete(key)
    }
  }
  const news = await openAccessNews(db, forget)

  const recall = (key: string) => {
    const known = remembered.get(key)
    return known && known.until > Date.now() ? known.signedIn : undefined
  }

  const remember = async (key: string, read: () => Promise<SignedIn | undefined>) => {
    const known = recall(key)
    if (known) return known
    const before = generation
    const signedIn = await read()
    if (signedIn && before === generation && !news.isDeaf()) {
      if (remembered.size >= REMEMBER_COUNT) remembered.clear()
      const until = Math.min(Date.now() + REMEMBER_MS, Date.parse(signedIn.scope.expiresAt))
      remembered.set(key, { until, signedIn })
    } else remembered.delete(key)
    return signedIn
  }

  return {
    bySession: (token) =>
      remember(sessionKey(token), async () => {
        const signedIn = await readSession(db, token)
        return signedIn && admits(mode, signedIn.session.userId) ? signedIn : undefined
      }),
    byId: (id) =>
      remember(`id ${id}`, async () => {
        const signedIn = id === '' ? undefined : await readSessionById(db, id)
        return signedIn && admits(mode, signedIn.session.userId) ? signedIn : undefined
      }),
    remembered: (token) => recall(sessionKey(token)),
    byPassword: (username, password, check) =>
      remember(`password ${digest(`${username}\0${password}`)}`, async () => {
        const account = await check()
        return account && readByPassword(db, account)
      }),
    onChange: news.onChange,
    settle: news.settle,
    close: news.close,
  }
}

async function readByPassword(db: Database, account: Credentials): Promise<SignedIn> {
  const { id: userId, username, displayName, mustChangePassword, mustEnrol } = account
  const session: Session = {
    id: '',
    method: 'password',
    userId,
    username,
    displayName,
    mustChangePassword,
    mustEnrol,
    rotateAfter: Number.POSITIVE_INFINITY,
  }
  return { session, scope: await readRights(db, session, new Date(Date.now() + REMEMBER_MS)) }
}

/** A page asks for fifty tiles with one token: its digest is found once. */
const keys = new Map<string, string>()
const KEYS_COUNT = 1_000

function sessionKey(token: string): string {
  const known = keys.get(token)
  if (known !== undefined) return known
  const key = `session ${digest(token)}`
  if (keys.size >= KEYS_COUNT) keys.clear()
  keys.set(token, key)
  return key
}

const digest = (text: string) => hash('sha256', text, 'base64url')
