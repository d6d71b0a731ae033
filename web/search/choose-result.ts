import type { SearchHit } from '../../data/contracts/index.ts'
import { goToBounds, goToPlace } from '../session/go-to.ts'
import { showLayer } from '../session/show-layer.ts'
import { changeView } from '../session/view.ts'
import { showThing } from '../session/zoom-to.ts'
import { remember } from './recent.ts'
import { isLarge, type Result } from './result-list.ts'

/** Flies there and selects it; the layer that shows it is switched on. */
export function chooseResult(result: Result): void {
  if ('command' in result) result.command.run()
  else if ('position' in result) goToPlace(result.position.lonLat, 18)
  else chooseHit(result.hit)
}

function chooseHit(hit: SearchHit): void {
  remember(hit)
  if (hit.layer && hit.kind !== 'address') showLayer(hit.layer)
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
