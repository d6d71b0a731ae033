import { createChecksDesk } from './checks-desk.ts'
import type { ChecksAnswer, ChecksRequest } from './checks-protocol.ts'

/** Strokes come one after the other: checked is when the hand rests. */
const REST_MS = 200

const desk = createChecksDesk()
let timer: ReturnType<typeof setTimeout> | undefined
const answer = (message: ChecksAnswer | undefined) => {
  if (message) postMessage(message)
}

addEventListener('message', ({ data }: MessageEvent<ChecksRequest>) => {
  answer(desk.take(data))
  if (data.kind === 'fix') return
  clearTimeout(timer)
  timer = setTimeout(() => answer(desk.check()), REST_MS)
})
