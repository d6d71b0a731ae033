import { batch, createSignal } from 'solid-js'
import type { Question } from '../../data/contracts/index.ts'

/*
 * The question on the desk. It outlives the panel: who looks at the map in between finds it as it was.
 */
const [question, setQuestion] = createSignal<Question | null>(null)
const [past, setPast] = createSignal<readonly Question[]>([])
const [future, setFuture] = createSignal<readonly Question[]>([])
const [openView, setOpenView] = createSignal<OpenView | null>(null)

export interface OpenView {
  id: string
  name: string
  isOwn: boolean
}

const MOST_STEPS_BACK = 200

/** Null = nothing has been asked yet. */
/** The saved view that the question came from. */
export { openView, question, setOpenView }

export function changeQuestion(next: Question): void {
  const before = question()
  if (before === next) return
  batch(() => {
    if (before) setPast([...past(), before].slice(-MOST_STEPS_BACK))
    setFuture([])
    setQuestion(next)
  })
}

/** Puts another question on the desk; the old one can be gone back to. */
export function beginWith(next: Question, view: OpenView | null = null): void {
  batch(() => {
    changeQuestion(next)
    setOpenView(view)
  })
}

/** Nothing is asked any more; undo brings it back. */
export function clearQuestion(): void {
  const before = question()
  batch(() => {
    if (before) setPast([...past(), before])
    setFuture([])
    setQuestion(null)
    setOpenView(null)
  })
}

export const canUndo = () => past().length > 0
export const canRedo = () => future().length > 0

export function undo(): void {
  const [before, now] = [past().at(-1), question()]
  if (!before) return
  batch(() => {
    setPast(past().slice(0, -1))
    if (now) setFuture([now, ...future()])
    setQuestion(before)
  })
}

export function redo(): void {
  const [next, now] = [future()[0], question()]
  if (!next) return
  batch(() => {
    setFuture(future().slice(1))
    if (now) setPast([...past(), now])
    setQuestion(next)
  })
}
