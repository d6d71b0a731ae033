import { whenHandRests } from '../../session/hand-at-work.ts'
import type { MapListeners } from '../map-controller.ts'
import { countInView } from './count-in-view.ts'
import type { MapCore } from './map-core.ts'
import { placeOf } from './move-view.ts'

const QUIET_MS = 200
/** Tiles that could not be had are asked for again by the next frame after their pause; somebody has to draw it. */
const LOOK_AGAIN_MS = 5_000

/** Tells the page where the view came to rest, how loading goes on, and what is in view when it is done. */
export function watchRest(
  core: MapCore,
  listeners: Pick<MapListeners, 'onView' | 'onCounts' | 'onProgress'>,
): () => void {
  let most = 0
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let round = 0

  const count = async () => {
    const frame = core.frame()
    const mine = ++round
    if (!frame) return
    const { points, pictures, pool, marks } = core
    const found = await countInView(frame, marks.area(), points.layers(), pictures, pool)
    if (mine === round) listeners.onCounts(found.counts, found.values)
  }

  core.onFrame(() => {
    const loading = core.pictures.pending() + core.points.pending()
    const pending = loading + (core.stage.isComplete() ? 0 : 1)
    const failed = core.pictures.failed() + core.points.failed()
    most = pending === 0 ? 0 : Math.max(most, pending)
    const loaded = most === 0 ? 1 : 1 - pending / (most + 1)
    const news = `${pending === 0 ? 'all' : loaded.toFixed(2)}|${failed}`
    if (news !== told) listeners.onProgress(loaded, failed)
    told = news
    clearTimeout(timer)
    clearTimeout(again)
    if (pending === 0) timer = setTimeout(() => whenHandRests(count), QUIET_MS)
    if (failed > 0) again = setTimeout(core.redraw, LOOK_AGAIN_MS)
  })
  core.map.on('moveend', () => listeners.onView(placeOf(core.map)))
  return () => {
    clearTimeout(timer)
    clearTimeout(again)
  }
}
