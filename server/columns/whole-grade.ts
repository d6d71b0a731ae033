import type { LayerScope, Sensitivity } from '../../data/contracts/index.ts'
import { gradeAt } from '../security/scope.ts'
import { seesWholeSubdistrict } from '../security/visible-areas.ts'

/** The one grade that everything of a subdistrict has for this scope; undefined when parts are hidden or graded otherwise. */
export function wholeGrade(scope: LayerScope, subdistrict: string): Sensitivity | undefined {
  if (!seesWholeSubdistrict(scope, subdistrict)) return undefined
  const isOutside = Number(subdistrict) === 0
  const grade = gradeAt(scope, isOutside ? '' : subdistrict)
  const isMixed = scope.grades.some(
    (one) => one.area.startsWith(subdistrict) && one.area !== subdistrict && one.grade !== grade,
  )
  return isMixed ? undefined : grade
}
