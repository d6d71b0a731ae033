import { onCleanup } from 'solid-js'
import type { ShiftHandover } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { createLoad } from '../../session/create-load.ts'
import { onLive } from '../../session/live.ts'

export const HANDOVERS_PATH = '/api/shift-handovers'

/** 交接班 of the last days, of which this account is one of the two; known at once when the other has said something. */
export function createHandovers() {
  const handovers = createLoad(
    () => HANDOVERS_PATH,
    (url, signal) => getJson<ShiftHandover[]>(url, { signal }),
    { keep: true },
  )
  onCleanup(
    onLive((message) => {
      if (message.kind === 'shiftHandover') handovers.reload()
    }),
  )
  /** What is offered to this account and waits for its word. */
  const offered = () =>
    (handovers.value() ?? []).filter(
      ({ direction, state }) => direction === 'in' && state === 'offered',
    )
  return { ...handovers, offered }
}

export type Handovers = ReturnType<typeof createHandovers>
