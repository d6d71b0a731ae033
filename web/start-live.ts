import { onCleanup } from 'solid-js'
import { loadCatalogue } from './session/catalogue.ts'
import { connectLive, onLive } from './session/live.ts'
import { errorText } from './ui/error-text.ts'
import { showToast } from './ui/toast.tsx'

/** A burst of published packs becomes one look at the catalogue. */
const GATHER_MS = 150

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
    if (message.kind === 'event') return
    refresh()
  })
  const disconnect = connectLive(refresh)
  onCleanup(() => {
    clearTimeout(timer)
    stopListening()
    disconnect()
  })
}
