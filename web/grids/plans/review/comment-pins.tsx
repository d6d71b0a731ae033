import { createMemo } from 'solid-js'
import { paintPins } from '../../../map/overlay/paint-pins.ts'
import { showOverlay } from '../../../session/map-overlay.ts'
import { numbered } from './comment-list.tsx'
import type { PlanReview } from './watch-review.ts'

/** Comments on the map: those that wait for an answer, and the chosen one. */
export function CommentPins(props: { review: PlanReview; chosen: string }) {
  const pins = createMemo(() =>
    numbered(props.review.comments.value() ?? [])
      .filter(({ id, resolved }) => !resolved || id === props.chosen)
      .map(({ id, place, number, resolved }) => ({
        place,
        label: String(number),
        isChosen: id === props.chosen,
        isDone: resolved,
      })),
  )
  showOverlay(createMemo(() => (pins().length > 0 ? paintPins(pins()) : null)))
  return null
}
