import { createEffect, createMemo, on, onCleanup, Show, untrack } from 'solid-js'
import type { Grouping } from '../../../data/contracts/index.ts'
import type { PointCloud } from '../../map/map-controller.ts'
import { type ClassedArea, paintClasses } from '../../map/overlay/paint-classes.ts'
import { paintSwipe } from '../../map/overlay/paint-swipe.ts'
import { listColours } from '../../map/symbols/colours.ts'
import { createLoad } from '../../session/create-load.ts'
import { map } from '../../session/map-handle.ts'
import { showOverlay } from '../../session/map-overlay.ts'
import { theme } from '../../session/preferences.ts'
import { changeView } from '../../session/view.ts'
import { answer } from '../answer/answer-state.ts'
import type { PointsAnswer } from '../answer/read-points.ts'
import { chosenKey, setBrushMask, setBrushSteps } from '../charts/brush-state.ts'
import { comparedGroups, comparedPoints, comparison, divider } from '../compare/compare-state.ts'
import { Divider } from '../compare/divider.tsx'
import { ask } from '../engine.ts'
import { HotSpotsOnMap } from '../hot-spots/hot-spots-on-map.tsx'
import { isShown as areHotSpotsShown } from '../hot-spots/hot-spots-state.ts'
import { cloudLook } from '../map-look-state.ts'
import { compiler, questionCatalogue } from '../question-catalogue.ts'
import { areaShapes, cellShape, type Shape } from './area-shapes.ts'
import { classOfValue } from './class-breaks.ts'
import { type AreaValues, areaValues, byKey } from './class-state.ts'
import { cloudMask } from './time-state.ts'

/** The answer as points or as coloured areas; with the workspace open also when its panel is closed. */
export function AnswerOnMap() {
  const grouping = (): Grouping | undefined => answer.askable()?.question.groups[0]
  createEffect(() => {
    const found = grouping() || areHotSpotsShown() ? undefined : answer.points.value()
    const isPoints = found && questionCatalogue.dataset(found.what)?.geometry === 'point'
    if (!found || !isPoints) {
      map()?.setCloud(null)
      return
    }
    map()?.setCloud(cloudOf(found))
    map()?.setCloudMask(untrack(cloudMask))
  })
  // A window of time that plays changes the mask alone.
  const pointsBeside = createMemo(() => comparedPoints()?.points ?? null)
  const cloudBeside = createMemo(() => {
    const points = grouping() || areHotSpotsShown() ? null : pointsBeside()
    return points && cloudOf(points)
  })
  createEffect(() => {
    const cloud = cloudBeside()
    map()?.setCloudBeside(cloud && { cloud, mask: comparedPoints()?.mask ?? null })
  })
  createEffect(() => map()?.setCloudDivider(divider()))
  createEffect(() => map()?.setCloudMask(cloudMask()))
  // What was chosen among other things says nothing of these.
  createEffect(
    on(
      () => JSON.stringify(answer.askable()?.question ?? null),
      () => {
        setBrushMask(null)
        setBrushSteps([])
      },
      { defer: true },
    ),
  )
  onCleanup(() => {
    map()?.setCloud(null)
    map()?.setCloudBeside(null)
  })

  const level = () => {
    const first = grouping()
    return first?.by === 'area' ? first.level : null
  }
  const shapes = createLoad(level, (wanted) => areaShapes(wanted))
  const paintGroups = (values: ReadonlyMap<string, number>, shown: AreaValues) => {
    const first = grouping()
    if (!first) return null
    const areas: ClassedArea[] = []
    for (const [key, geometry] of shapesOf(first, shown.centres, shapes.value())) {
      const value = values.get(key) ?? Number.NaN
      areas.push({
        geometry,
        place: classOfValue(value, shown.breaks),
        isChosen: key === chosenKey(),
      })
    }
    return paintClasses(areas, shown.breaks.length + 1)
  }
  const right = createMemo(() => {
    const shown = areaValues()
    return shown && paintGroups(shown.values, shown)
  })
  /** In the classes of the answer, else the two could not be compared. */
  const left = createMemo(() => {
    const [shown, other] = [areaValues(), comparedGroups()]
    const isSame = JSON.stringify(other?.question.groups[0]) === JSON.stringify(grouping())
    return shown && other && isSame ? paintGroups(byKey(other.rows), shown) : null
  })
  const painter = () => {
    const [mine, other] = [right(), left()]
    return mine && other ? paintSwipe(other, mine, divider()) : mine
  }
  showOverlay(painter)
  return (
    <Show when={!areHotSpotsShown()} fallback={<HotSpotsOnMap />}>
      <Show when={grouping() ? left() : comparedPoints()}>
        <Divider />
      </Show>
    </Show>
  )
}

/** Heat is drawn relative to its densest spot, so two of them say nothing beside each other. */
function cloudOf(points: PointsAnswer): PointCloud {
  const { lons, lats, classes, colouredBy } = points
  return {
    lons,
    lats,
    classes,
    colours: listColours(colouredBy?.values ?? [], theme()),
    look: comparison() && cloudLook() === 'heat' ? 'points' : cloudLook(),
    onPick: (i) => void select(points, i),
  }
}

function shapesOf(
  grouping: Grouping,
  centres: ReadonlyMap<string, { x: number; y: number }>,
  shapes: ReadonlyMap<string, Shape> | undefined,
): Iterable<readonly [string, Shape]> {
  if (grouping.by !== 'hexagon' && grouping.by !== 'square') return shapes ?? []
  return Array.from(
    centres,
    ([key, centre]) => [key, cellShape(grouping.by, grouping.sizeM, centre)] as const,
  )
}

/** What of the answer lies there; its code was not loaded with the points. */
async function select({ what, lons, lats }: PointsAnswer, i: number): Promise<void> {
  const asked = answer.askable()?.question
  const [lon, lat] = [lons[i], lats[i]]
  if (!asked || asked.what !== what || lon === undefined || lat === undefined) return
  const rows = compiler().rows(asked, { columns: ['code', 'lon', 'lat'] })
  const place = rows.params.length
  const found = await ask({
    ...rows,
    sql: `select code from (${rows.sql}) where lon = $${place + 1} and lat = $${place + 2} limit 1`,
    params: [...rows.params, lon, lat],
  })
  const code = found.column('code')?.value(0)
  if (typeof code === 'string') changeView({ selection: { layer: what, code } })
}
