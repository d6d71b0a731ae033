import type { SearchHit } from '../../data/contracts/index.ts'
import { goToBounds, goToPlace } from '../session/go-to.ts'
import { changeView } from '../session/view.ts'
import { showThing } from '../session/zoom-to.ts'
import { remember } from './recent.ts'
import { isLarge, type Result } from './result-list.ts'

/** Flies there and selects it. `reveal` switches on the layer that shows it. */
export function chooseResult(result: Result, reveal: (layer: string) => void): void {
  if ('command' in result) result.command.run()
  else if ('position' in result) goToPlace(result.position.lonLat, 18)
  else chooseHit(result.hit, reveal)
}

function chooseHit(hit: SearchHit, reveal: (layer: string) => void): void {
  remember(hit)
  if (hit.layer && hit.kind !== 'address') reveal(hit.layer)
  if (hit.layer && hit.lonLat) {
    showThing(
      { layer: hit.layer, code: hit.code },
      { lonLat: hit.lonLat, ...(hit.bounds && { bounds: hit.bounds }) },
    )
  } else if (isLarge(hit.bounds)) {
    changeView({ selection: null })
    goToBounds(hit.bounds)
  } else if (hit.lonLat) goToPlace(hit.lonLat)
}
