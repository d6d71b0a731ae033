import { createMemo, createSignal, onCleanup, onMount } from 'solid-js'
import { chooseResult } from './choose-result.ts'
import { type Command, matchCommands } from './commands.ts'
import { createSearch } from './create-search.ts'
import { parseCoordinates } from './parse-coordinates.ts'
import { forgetRecent, readRecent } from './recent.ts'
import { groupResults, type Result, type ResultGroup } from './result-list.ts'

export interface SearchBoxProps {
  commands: () => readonly Command[]
}

interface SearchBoxElements {
  box: () => HTMLElement
  input: () => HTMLInputElement
}

/** What the search box does, apart from how it looks: an ARIA combobox whose focus stays in the input. */
export function createSearchBox(props: SearchBoxProps, elements: SearchBoxElements) {
  const [typed, setTyped] = createSignal('')
  const [open, setOpen] = createSignal(false)
  const [active, setActive] = createSignal(-1)
  const [recent, setRecent] = createSignal(readRecent())
  const search = createSearch(typed)

  const groups = createMemo<ResultGroup[]>(() => {
    if (typed().trim() === '') {
      return groupResults({ position: undefined, commands: [], hits: recent() })
    }
    return groupResults({
      position: parseCoordinates(typed()),
      commands: matchCommands(typed(), props.commands()),
      hits: search.hits(),
    })
  })
  const results = createMemo(() => groups().flatMap((group) => group.results))

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const type = (text: string) => {
    setTyped(text)
    setOpen(true)
    setActive(-1)
  }
  const clear = () => {
    type('')
    elements.input().focus()
  }
  const choose = (result: Result) => {
    close()
    elements.input().blur()
    chooseResult(result)
    setRecent(readRecent())
  }
  const forget = () => {
    forgetRecent()
    setRecent([])
  }
  const leave = () => {
    if (open() && typed() !== '') close()
    else if (typed() !== '') clear()
    else elements.input().blur()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const result = results()[Math.max(0, active())]
    if (step !== 0) {
      setOpen(true)
      setActive((at) => wrap(at + step, results().length))
    } else if (event.key === 'Enter' && result) choose(result)
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  closeFromOutside(elements.box, close)

  const isListShown = () => open() && (typed().trim() !== '' || results().length > 0)
  const show = () => setOpen(true)
  const view = { typed, active, groups, isListShown, pending: search.pending, error: search.error }
  return { ...view, show, type, clear, choose, forget, onKeyDown, point: setActive }
}

function closeFromOutside(box: () => HTMLElement, close: () => void): void {
  const onPointerDown = (event: PointerEvent) => {
    if (!box().contains(event.target as Node)) close()
  }
  onMount(() => document.addEventListener('pointerdown', onPointerDown))
  onCleanup(() => document.removeEventListener('pointerdown', onPointerDown))
}

const wrap = (at: number, length: number) => (length === 0 ? -1 : (at + length) % length)
