import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import type { FieldAct } from '../../../data/contracts/index.ts'
import { ApiError } from '../../api.ts'
import { type KeptAct, keepAct, keptActs, sendKept } from './kept-acts.ts'
import { findKept, isUnreachable, type KeptList, readList } from './kept-list.ts'

const READ_MS = 5_000
const RETRY_MS = 10_000

export interface RollCall {
  list: Accessor<KeptList | undefined>
  kept: Accessor<readonly KeptAct[]>
  /** It could be read last time. */
  isFresh: Accessor<boolean>
  problem: Accessor<'notKept' | 'gone' | null>
  signedOut: Accessor<boolean>
  /** Done as soon as it is kept, with a network or without. */
  done(act: Without<FieldAct>, photo?: Blob): Promise<void>
  refresh(): void
}

type Without<Act> = Act extends unknown ? Omit<Act, 'id' | 'at'> : never

/** The roll-call of one incident as this phone has it: kept, brought up to date, and handed in. */
export function createRollCall(id: string): RollCall {
  const [list, setList] = createSignal<KeptList>()
  const [kept, setKept] = createSignal<readonly KeptAct[]>([])
  const [isFresh, setFresh] = createSignal(false)
  const [problem, setProblem] = createSignal<'notKept' | 'gone' | null>(null)
  const [signedOut, setSignedOut] = createSignal(false)
  let reading = false
  let sending = false

  const read = async () => {
    if (reading || problem() === 'gone') return
    reading = true
    try {
      if (list() === undefined) setList(await findKept(id))
      setList(await readList(id, list()))
      setFresh(true)
      setProblem(null)
      setSignedOut(false)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFresh(false)
      if (error.status === 401) setSignedOut(true)
      else if (!isUnreachable(error)) setProblem('gone')
      else if (list() === undefined) setProblem('notKept')
    } finally {
      reading = false
    }
  }
  const send = async () => {
    if (sending) return
    sending = true
    try {
      const result = await sendKept(id)
      if (result === 'signedOut') setSignedOut(true)
      // Read before they leave the list of what waits: no door may fall back for a moment.
      if (result === 'sent' && kept().some(({ refused }) => refused === undefined)) await read()
    } finally {
      sending = false
      setKept(await keptActs(id))
    }
  }
  onMount(() => {
    const again = () => {
      void send()
      void read()
    }
    void keptActs(id).then((acts) => {
      setKept(acts)
      again()
    })
    const reader = setInterval(() => void read(), READ_MS)
    const sender = setInterval(() => void send(), RETRY_MS)
    addEventListener('online', again)
    onCleanup(() => {
      clearInterval(reader)
      clearInterval(sender)
      removeEventListener('online', again)
    })
  })
  return {
    ...{ list, kept, isFresh, problem, signedOut },
    done: async (what, photo) => {
      const act = { ...what, id: crypto.randomUUID(), at: new Date().toISOString() } as FieldAct
      await keepAct({ id: act.id, incident: id, act, ...(photo && { photo }) })
      setKept(await keptActs(id))
      void send()
    },
    refresh: () => {
      void read()
      void send()
    },
  }
}
