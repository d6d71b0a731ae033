import { createSignal } from 'solid-js'
import type { Step } from '../../../data/contracts/index.ts'

const [brushMask, setBrushMask] = createSignal<Uint8Array | null>(null)
const [brushSteps, setBrushSteps] = createSignal<readonly Step[]>([])
const [chosenKey, setChosenKey] = createSignal<string | null>(null)

/** What the charts have left over of the answer's points: 0 = hidden; null = all. */
/** The same as steps of a question, for what asks anew; empty = all, or it cannot be said in steps. */
/** The group that is pointed at in the table or a chart. */
export { brushMask, brushSteps, chosenKey, setBrushMask, setBrushSteps, setChosenKey }
