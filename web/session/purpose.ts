import { createSignal } from 'solid-js'
import type { Purpose, StatedPurpose } from '../../data/contracts/index.ts'
import { getJson, sendJson } from '../api.ts'

const PATH = '/api/sessions/current/purpose'

const [purpose, setPurpose] = createSignal<StatedPurpose | null>(null)
const [asking, setAsking] = createSignal(false)

/** What this session looks at personal values for; null = nothing stated, or too long ago. */
/** Whether the dialog that asks for it is open. */
export { asking as askingForPurpose, purpose, setAsking as setAskingForPurpose }

let ending: ReturnType<typeof setTimeout> | undefined

/** It may have been stated in another tab. */
export async function loadPurpose(): Promise<void> {
  keep(await getJson<StatedPurpose | null>(PATH))
}

export async function statePurpose(chosen: Purpose, note: string): Promise<void> {
  const body = { purpose: chosen, ...(note.trim() !== '' && { note: note.trim() }) }
  keep(await sendJson<StatedPurpose>('PUT', PATH, body))
}

export async function endPurpose(): Promise<void> {
  await sendJson('DELETE', PATH)
  keep(null)
}

function keep(stated: StatedPurpose | null): void {
  clearTimeout(ending)
  setPurpose(stated)
  if (stated) ending = setTimeout(() => setPurpose(null), Date.parse(stated.until) - Date.now())
}
