import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** What the browser believes; that a server can be reached only sending shows. */
export function isOnline(): Accessor<boolean> {
  const [online, setOnline] = createSignal(navigator.onLine)
  const look = () => setOnline(navigator.onLine)
  addEventListener('online', look)
  addEventListener('offline', look)
  onCleanup(() => {
    removeEventListener('online', look)
    removeEventListener('offline', look)
  })
  return online
}
