import { createMemo, createRoot, createSignal } from 'solid-js'
import { answer } from '../answer/answer-state.ts'
import { brushMask } from '../charts/brush-state.ts'
import { bothMasks, type TimeSpan, timeMask } from './time-mask.ts'

const [timeSpan, setTimeSpan] = createSignal<TimeSpan | null>(null)

/** The stretch of time that the map shows; null = all. */
export { setTimeSpan, timeSpan }

/** What of the answer's points is shown: what the charts and the time let through. */
export const cloudMask = createRoot(() =>
  createMemo(() => {
    const found = answer.points.value()
    const span = timeSpan()
    const inTime = span && found?.times ? timeMask(found.times, span) : null
    return bothMasks(brushMask(), inTime, found?.lons.length ?? 0)
  }),
)
