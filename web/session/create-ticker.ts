import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** The time, renewed every so often: what counts down or says "3 min ago" reads it. */
export function createTicker(everyMs = 30_000): Accessor<number> {
  const [now, setNow] = createSignal(Date.now())
  const timer = setInterval(() => setNow(Date.now()), everyMs)
  onCleanup(() => clearInterval(timer))
  return now
}
