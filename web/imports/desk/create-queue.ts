import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { DeskAnswer, DeskRow, DeskRowPage } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { createLoad } from '../../session/create-load.ts'
import type { AnswerSender } from './answer-sender.ts'

export interface DoubtfulQueue {
  /** The row that is asked about; null = all have been gone through; undefined = on its way. */
  row: Accessor<DeskRow | null | undefined>
  /** The one after it, to be prepared. */
  upcoming: Accessor<DeskRow | undefined>
  /** How it was answered, when somebody has gone back to it. */
  answer: Accessor<DeskAnswer | undefined>
  /** From 0. */
  position: Accessor<number>
  total: Accessor<number>
  error: Accessor<unknown>
  reload(): void
  answerWith(place: DeskAnswer['place'], remember: boolean): void
  skip(): void
  back(): void
}

const PAGE = 100

/** Doubtful rows one after the other. Those that were answered leave the server's list, not this one. */
export function createQueue(job: string, total: number, sender: AnswerSender): DoubtfulQueue {
  const [after, setAfter] = createSignal<number | null>(null)
  const [rows, setRows] = createSignal<readonly DeskRow[]>([])
  const [isWhole, setIsWhole] = createSignal(false)
  const [position, setPosition] = createSignal(0)
  const [answers, setAnswers] = createSignal<ReadonlyMap<number, DeskAnswer>>(new Map())
  const load = createLoad(
    () =>
      isWhole()
        ? null
        : `/api/imports/${job}/rows?kind=doubtful&limit=${PAGE}${after() === null ? '' : `&after=${after()}`}`,
    async (path, signal) => {
      // What an earlier visit has answered must not be asked again.
      await sender.flush()
      return getJson<DeskRowPage>(path, { signal })
    },
  )
  createEffect(
    on(load.value, (page) => {
      if (!page) return
      setRows([...rows(), ...page.rows])
      if (page.next === null) setIsWhole(true)
    }),
  )
  const row = createMemo(() => rows()[position()] ?? (isWhole() ? null : undefined))
  const goTo = (next: number) => {
    setPosition(Math.max(0, Math.min(next, rows().length)))
    const last = load.value()?.next ?? null
    if (last !== null && rows().length - position() < PAGE / 4) setAfter(last)
  }
  return {
    row,
    upcoming: () => rows()[position() + 1],
    answer: () => answers().get(row()?.row ?? 0),
    position,
    total: () => (isWhole() ? rows().length : Math.max(total, rows().length)),
    error: load.error,
    reload: load.reload,
    answerWith(place, remember) {
      const now = row()
      if (!now) return
      const answer = { row: now.row, place, remember }
      setAnswers(new Map(answers()).set(now.row, answer))
      sender.add(answer)
      goTo(position() + 1)
    },
    skip: () => goTo(position() + 1),
    back: () => goTo(position() - 1),
  }
}
