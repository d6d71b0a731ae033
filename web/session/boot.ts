import { createSignal } from 'solid-js'
import type { SessionInfo } from '../../data/contracts/index.ts'
import { ApiError } from '../api.ts'
import { account, loadAccount } from './account.ts'
import { loadCatalogue } from './catalogue.ts'
import { loadSettings, settings } from './settings.ts'

export type BootState =
  | 'starting'
  | 'signedOut'
  | 'newPassword'
  | 'secondFactor'
  | 'noRights'
  | 'ready'
  | 'failed'

const [bootState, setBootState] = createSignal<BootState>('starting')
const [bootError, setBootError] = createSignal<unknown>(null)

export { bootError, bootState }

/** Asks for everything at once: who is signed in decides only what is shown of the answers. */
export async function boot(): Promise<void> {
  setBootState('starting')
  try {
    await Promise.all([loadSettings(), loadAccount(), loadCatalogueIfPermitted()])
    setBootState(stateOf(account()))
  } catch (error) {
    setBootError(error)
    setBootState('failed')
  }
}

/** After a sign-in: the settings are there, the layers are not. */
export async function enter(): Promise<void> {
  if (!settings()) await loadSettings()
  await loadCatalogueIfPermitted()
  setBootState(stateOf(account()))
}

function stateOf(session: SessionInfo | null): BootState {
  if (session === null) return 'signedOut'
  if (session.mustChangePassword) return 'newPassword'
  if (session.mustEnrol) return 'secondFactor'
  return session.scope.grants.length > 0 ? 'ready' : 'noRights'
}

/** Neither a visitor nor an account without grants has one. */
async function loadCatalogueIfPermitted(): Promise<void> {
  try {
    await loadCatalogue()
  } catch (error) {
    if (!(error instanceof ApiError) || ![401, 403].includes(error.status)) throw error
  }
}
