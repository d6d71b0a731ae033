import { createSignal } from 'solid-js'
import type { DeskAnswer, ImportJob } from '../../../data/contracts/index.ts'
import { ApiError, sendJson } from '../../api.ts'
import { keepPending, readPending } from './pending-answers.ts'

export interface AnswerSender {
  /** Takes an answer; a later one for the same row replaces it. */
  add(answer: DeskAnswer): void
  /** Sends what waits. @throws ApiError; what was not taken waits on. */
  flush(): Promise<void>
  /** How many answers wait. */
  waiting(): number
  /** Why the last batch did not arrive; undefined = it did. */
  error(): unknown
  dispose(): void
}

const BATCH = 8
const PAUSE_MS = 1_500

/** Answers go up in small batches, a moment after the last key, and wait on this machine until they have arrived. */
export function createAnswerSender(job: string): AnswerSender {
  const [waiting, setWaiting] = createSignal<readonly DeskAnswer[]>(readPending(job))
  const [error, setError] = createSignal<unknown>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending = Promise.resolve()

  const keep = (answers: readonly DeskAnswer[]) => {
    setWaiting(answers)
    keepPending(job, answers)
  }
  const send = async () => {
    clearTimeout(timer)
    const answers = waiting()
    if (answers.length === 0) return
    try {
      await sendJson<ImportJob>('POST', `/api/imports/${job}/answers`, { answers })
      // Some may have been answered again meanwhile.
      keep(waiting().filter((one) => !answers.includes(one)))
      setError(undefined)
    } catch (reason) {
      if (isRefused(reason)) keep(waiting().filter((one) => !answers.includes(one)))
      setError(() => reason)
      throw reason
    }
  }
  /** One batch at a time: an answer and its correction must arrive in their order. */
  const flush = () => {
    const next = sending.then(send)
    sending = next.catch(() => undefined)
    return next
  }
  const sendQuietly = () => void flush().catch(() => undefined)
  return {
    add(answer) {
      keep([...waiting().filter(({ row }) => row !== answer.row), answer])
      clearTimeout(timer)
      if (waiting().length >= BATCH) sendQuietly()
      else timer = setTimeout(sendQuietly, PAUSE_MS)
    },
    flush,
    waiting: () => waiting().length,
    error,
    dispose: () => clearTimeout(timer),
  }
}

/** The server has understood and will never take them; being offline is another thing. */
const isRefused = (reason: unknown) =>
  reason instanceof ApiError && reason.status >= 400 && reason.status < 500 && reason.status !== 401
