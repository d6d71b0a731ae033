import { createSignal } from 'solid-js'

interface OpenDrawer {
  /** Domain whose `drawer.tsx` is shown. */
  domain: string
  /** What it is about: a code. */
  subject: string
}

const [drawer, setDrawer] = createSignal<OpenDrawer | null>(null)

/** What the bottom drawer shows; null = closed. */
export { drawer }

export function openDrawer(domain: string, subject: string): void {
  setDrawer({ domain, subject })
}

export function closeDrawer(): void {
  setDrawer(null)
}
