import { createSignal } from 'solid-js'
import type { SessionInfo, SignInWish } from '../../data/contracts/index.ts'
import { ApiError, getJson, onSignedOut, sendJson } from '../api.ts'
import { text } from '../i18n/index.ts'
import { forgetColumns } from './column-key.ts'
import { forgetSessionStores } from './session-store.ts'
import { settings } from './settings.ts'

const [account, setAccount] = createSignal<SessionInfo | null>(null)
const [expired, setExpired] = createSignal(false)

/** Who is signed in; null = nobody (yet). */
/** The session ended while the page was open: the view stays, a sign-in is asked for on top of it. */
export { account, expired }

onSignedOut(() => {
  if (account()) setExpired(true)
})

/** Asks the server who this browser is signed in as; null when nobody. */
export async function loadAccount(signal?: AbortSignal): Promise<SessionInfo | null> {
  try {
    setAccount(await getJson<SessionInfo>('/api/sessions/current', signal ? { signal } : {}))
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    setAccount(null)
  }
  return account()
}

/**
 * Looks whether the session still stands; if not, `expired` says so. Being offline is no answer. With other rights than
 * before the page begins anew, so that nothing stays of what it may no longer show.
 */
export async function checkAccount(): Promise<void> {
  try {
    const before = account()
    const now = await getJson<SessionInfo>('/api/sessions/current', { query: { forget: true } })
    if (before && before.scope.digest !== now.scope.digest) return beginAnew('rightsChanged')
    setAccount(now)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
  }
}

/** Somebody ended the session: nothing of it stays on the screen. */
export async function leaveEnded(): Promise<void> {
  const found = await getJson<SessionInfo>('/api/sessions/current').catch((error) => {
    if (error instanceof ApiError && error.status === 401) return null
    throw error
  })
  if (found === null) beginAnew('sessionEnded')
}

const NOTE_KEY = 'onemap.note'

/** What was to be said after the page began anew; once. */
export function takeNote(): 'rightsChanged' | 'sessionEnded' | null {
  const note = sessionStorage.getItem(NOTE_KEY)
  sessionStorage.removeItem(NOTE_KEY)
  return note === 'rightsChanged' || note === 'sessionEnded' ? note : null
}

function beginAnew(note: 'rightsChanged' | 'sessionEnded'): void {
  forgetSessionStores()
  sessionStorage.setItem(NOTE_KEY, note)
  // Loading takes a moment; what may no longer be shown is gone at once.
  document.documentElement.style.visibility = 'hidden'
  location.reload()
}

/** The name of who is signed in; demo accounts have one in either language. */
export function accountName(): string {
  const user = account()?.user
  const demo = settings()?.demoAccounts.find((one) => one.username === user?.username)
  return demo ? text(demo.name) : (user?.displayName ?? '')
}

/** Signing in again as someone else reloads, so that nothing of the first scope stays on the screen. */
export async function signIn(
  username: string,
  password: string,
  code?: string,
): Promise<SessionInfo> {
  const wish: SignInWish = { username, password, ...(code && { code }) }
  const session = await sendJson<SessionInfo>('POST', '/api/sessions', wish)
  const before = account()
  if (before && before.user.username !== session.user.username) location.reload()
  setExpired(false)
  setAccount(session)
  return session
}

export async function signOut(): Promise<void> {
  await forgetColumns()
  forgetSessionStores()
  const answer = await sendJson<{ leaveAt?: string } | undefined>('DELETE', '/api/sessions/current')
  location.assign(answer?.leaveAt ?? '/')
}

/** Prefixes of grid codes that the account may see. */
export const ownAreas = (): readonly string[] => account()?.scope.areas ?? []
