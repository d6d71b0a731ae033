import type { LayerScope } from '../../data/contracts/index.ts'

/**
 * Whether everything of a layer that is seen within `area` may also be taken away, in the same grade. Rows do not tell by
 * which grant they came, so what is only partly permitted must be narrowed down first.
 */
export function coversWhatIsSeen(
  mayTake: Pick<LayerScope, 'grades'>,
  sees: Pick<LayerScope, 'grades'>,
  area: string,
): boolean {
  const within = sees.grades.flatMap(({ area: seen, grade }) => {
    if (seen.startsWith(area)) return [{ area: seen, grade }]
    return area.startsWith(seen) ? [{ area, grade }] : []
  })
  return within.every(({ area: seen, grade }) =>
    mayTake.grades.some((taken) => seen.startsWith(taken.area) && taken.grade >= grade),
  )
}
