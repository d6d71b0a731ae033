import { createSignal } from 'solid-js'
import type { Question } from './room-colouring.ts'

const [question, setQuestion] = createSignal<Question>('use')

/** What sections are coloured by: kept from building to building, so that they can be compared. */
export { question, setQuestion }
