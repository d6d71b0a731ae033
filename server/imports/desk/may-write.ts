import type { LayerScope } from '../../../data/contracts/index.ts'
import { gradeAt } from '../../security/scope.ts'

/** Whether values of this grade may be written there. */
export const mayWriteAt = (
  scope: Pick<LayerScope, 'grades'>,
  grid: string,
  grade: number,
): boolean => grid !== '' && (gradeAt(scope, grid) ?? 0) >= grade
