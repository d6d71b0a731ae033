import { createEffect, on, onCleanup } from 'solid-js'
import { getJson, isAbort } from '../api.ts'
import { divisionOf, divisions } from '../session/divisions.ts'
import { goToBounds } from '../session/go-to.ts'
import { map } from '../session/map-handle.ts'
import { view } from '../session/view.ts'
import { errorText } from '../ui/error-text.ts'
import { showToast } from '../ui/toast.tsx'

/** `GET /api/divisions/{code}`. */
interface DivisionGeometry {
  geometry: unknown
}

/** Greys out what lies outside the chosen area; a newly chosen one is flown to. */
export function followArea(): void {
  createEffect(
    on(
      [map, () => view.area, () => divisions().length > 0] as const,
      ([controller, area, known], before) => {
        if (!controller) return
        const division = divisionOf(area)
        if (!division) {
          controller.setArea(null)
          return
        }
        const wasKnown = before?.[2] ?? false
        // A link brings its own place along: fly only when the choice is made here.
        if (wasKnown && known && before?.[1] !== area) goToBounds(division.bounds)
        const abort = new AbortController()
        onCleanup(() => abort.abort())
        getJson<DivisionGeometry>(`/api/divisions/${division.code}`, { signal: abort.signal }).then(
          (loaded) => controller.setArea(loaded.geometry),
          (error) => {
            if (!isAbort(error)) showToast({ tone: 'error', text: errorText(error) })
          },
        )
      },
    ),
  )
}
