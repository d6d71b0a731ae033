import { createEffect, on, onCleanup } from 'solid-js'
import type { LiveMessage } from '../data/contracts/index.ts'
import { account, checkAccount, expired, leaveEnded } from './session/account.ts'
import { loadCatalogue } from './session/catalogue.ts'
import { connectLive, onLive } from './session/live.ts'
import { startViewNews } from './session/view-news.ts'
import { errorText } from './ui/error-text.ts'
import { showToast } from './ui/toast.tsx'

/** A burst of published packs becomes one look at the catalogue. */
const GATHER_MS = 150
const NEWS_MS = 3_000
/** `setTimeout` knows no longer ones. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** News that leave the catalogue as it is. */
const BESIDE_LAYERS: ReadonlySet<LiveMessage['kind']> = new Set([
  'event',
  'incident',
  'shiftHandover',
  'views',
])

/** Keeps the catalogue, and with it the tiles on the map, as fresh as the server's. */
export function startLive(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      loadCatalogue().catch((error) => showToast({ tone: 'error', text: errorText(error) }))
    }, GATHER_MS)
  }
  const stopListening = onLive((message) => {
    if (!BESIDE_LAYERS.has(message.kind)) refresh()
  })
  // No stream while nobody is signed in; after a new sign-in at once again, with fresh versions.
  createEffect(
    on(expired, (isExpired, wasExpired) => {
      if (isExpired) return
      if (wasExpired) refresh()
      const onAccess = (hasEnded: boolean) => void (hasEnded ? leaveEnded() : checkAccount())
      const onRefused = () => void checkAccount()
      onCleanup(connectLive({ onReconnect: refresh, onRefused, onAccess }))
    }),
  )
  watchExpiry()
  // A badge can wait until the map stands.
  const news = setTimeout(() => startViewNews().catch((error) => console.warn(error)), NEWS_MS)
  onCleanup(() => {
    clearTimeout(timer)
    clearTimeout(news)
    stopListening()
  })
}

/** Asks at the moment when the session should end; it may have been prolonged meanwhile. */
function watchExpiry(): void {
  createEffect(
    on(account, (session) => {
      if (!session) return
      const left = Date.parse(session.scope.expiresAt) - Date.now() + 1_000
      const timer = setTimeout(() => void checkAccount(), Math.min(LONGEST_TIMER_MS, left))
      onCleanup(() => clearTimeout(timer))
    }),
  )
}
