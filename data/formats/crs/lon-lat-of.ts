import type { ToLonLat } from '../../rules/coverage/import/plane.ts'
import { resolveCrs } from './source-crs.ts'

/** From coordinates of this system to CGCS2000. */
export function lonLatOf(crs: string): ToLonLat {
  const { isIdentity, toLonLat } = resolveCrs(crs)
  return isIdentity ? ([x, y]) => [x, y] : ([x, y]) => toLonLat(x, y)
}
