import { createSignal } from 'solid-js'
import type { AddressDetail, AddressEntry, AddressProblem } from '../../data/contracts/index.ts'

const [open, setOpen] = createSignal<AddressDetail | null>(null)
const [listed, setListed] = createSignal<readonly AddressEntry[]>([])
const [below, setBelow] = createSignal<readonly AddressEntry[]>([])
const [pointed, setPointed] = createSignal<number | null>(null)
const [problems, setProblems] = createSignal<readonly AddressProblem[]>([])

/** What the map shows of the editor: the open address, what lies below it, else the list, the row under the pointer, what is doubtful. */
export {
  below,
  listed,
  open,
  pointed,
  problems,
  setBelow,
  setListed,
  setOpen,
  setPointed,
  setProblems,
}
