import { lengthM } from '../measure.ts'
import { placeOfCell } from './cell-place.ts'
import type { CoverageCheck } from './coverage-check.ts'

/** A boundary that nobody recognises on the ground is kept by nobody: it runs along roads, rivers and borders. */
export const boundaryLineCheck: CoverageCheck = {
  id: 'boundary-line',
  *run({ coverage, lines, limits }) {
    if (!lines) return
    const shares = new Map<string, number>()
    for (const { id, points } of coverage.arcs()) {
      shares.set(id, lines.shareAlong(points, limits.alongLinesM))
    }
    for (const { id } of coverage.cells()) {
      let [along, all] = [0, 0]
      for (const arcId of coverage.arcsOf(id)) {
        const long = lengthM(coverage.arc(arcId)!.points)
        along += long * shares.get(arcId)!
        all += long
      }
      const [value, limit] = [all === 0 ? 1 : along / all, limits.alongLinesLow]
      if (value >= limit) continue
      const place = placeOfCell(coverage, id)
      yield { check: 'boundary-line', severity: 'note', cells: [id], place, value, limit }
    }
  },
}
