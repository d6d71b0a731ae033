import { createSignal } from 'solid-js'
import { ApiError } from '../api.ts'
import { account, loadAccount } from './account.ts'
import { loadCatalogue } from './catalogue.ts'
import { loadSettings, settings } from './settings.ts'

export type BootState = 'starting' | 'signedOut' | 'ready' | 'failed'

const [bootState, setBootState] = createSignal<BootState>('starting')
const [bootError, setBootError] = createSignal<unknown>(null)

export { bootError, bootState }

/** Asks for everything at once: who is signed in decides only what is shown of the answers. */
export async function boot(): Promise<void> {
  setBootState('starting')
  try {
    await Promise.all([loadSettings(), loadAccount(), loadCatalogueIfSignedIn()])
    setBootState(account() ? 'ready' : 'signedOut')
  } catch (error) {
    setBootError(error)
    setBootState('failed')
  }
}

/** After a sign-in: the settings are there, the layers are not. */
export async function enter(): Promise<void> {
  if (!settings()) await loadSettings()
  await loadCatalogue()
  setBootState('ready')
}

async function loadCatalogueIfSignedIn(): Promise<void> {
  try {
    await loadCatalogue()
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
  }
}
