import { createSignal } from 'solid-js'

const [brushMask, setBrushMask] = createSignal<Uint8Array | null>(null)
const [chosenKey, setChosenKey] = createSignal<string | null>(null)

/** What the charts have left over of the answer's points: 0 = hidden; null = all. */
/** The group that is pointed at in the table or a chart. */
export { brushMask, chosenKey, setBrushMask, setChosenKey }
