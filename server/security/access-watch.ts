import type { Scope } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { SignedIn } from './sessions.ts'

/** `setTimeout` knows no longer ones. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export interface AccessWatch {
  /** The newest: undefined once the session has ended. */
  current(): SignedIn | undefined
  /** Looks at once: for what ends without anybody's doing, such as a session that nobody uses. */
  look(): void
  stop(): void
}

/**
 * Follows the rights of one session for as long as something is sent to it: looks anew when they were changed and when they
 * reach a limit in time. `onChange` hears only of rights that are others than before, and of the end.
 */
export function watchAccess(
  { access }: Pick<Services, 'access'>,
  start: SignedIn,
  onChange: (now: SignedIn | undefined) => void,
): AccessWatch {
  let current: SignedIn | undefined = start
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  const look = async () => {
    const found = await access.byId(start.session.id)
    if (isStopped || current === undefined) return
    const isOther = found?.scope.digest !== current.scope.digest
    current = found
    if (found) setTimer(found.scope)
    if (isOther) onChange(found)
  }
  // Rights that cannot be looked up are no rights.
  const lookOrEnd = () =>
    void look().catch(() => {
      if (isStopped) return
      current = undefined
      onChange(undefined)
    })
  const setTimer = ({ expiresAt }: Scope) => {
    clearTimeout(timer)
    const left = Math.max(0, Date.parse(expiresAt) - Date.now()) + 20
    timer = setTimeout(lookOrEnd, Math.min(left, LONGEST_TIMER_MS)).unref()
  }

  setTimer(start.scope)
  const off = access.onChange((userId) => {
    if (userId === '' || userId === start.session.userId) lookOrEnd()
  })
  return {
    current: () => current,
    look: lookOrEnd,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      off()
    },
  }
}
