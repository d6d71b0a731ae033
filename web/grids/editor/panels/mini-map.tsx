import { createEffect, createSignal, onCleanup, onMount } from 'solid-js'
import type { CellId, CoverageChange } from '../../../../data/contracts/index.ts'
import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { isArc, isArcId } from '../../../../data/rules/coverage/items.ts'
import type { Tallies } from '../../../../data/rules/coverage/tally/count-cells.ts'
import {
  type Box,
  boxOf,
  emptyBox,
  growBox,
  pointKey,
} from '../../../../data/rules/coverage/units.ts'
import type { CellLook } from '../../../map/overlay/grid-edit/grid-scene.ts'
import { paintMini } from '../../../map/overlay/grid-edit/paint-mini.ts'
import { theme } from '../../../session/preferences.ts'
import { toneOf } from '../cell-load.ts'
import type { GridEditor } from '../grid-editor.ts'
import styles from './mini-map.module.css'

interface MiniMapProps {
  title: string
  editor: GridEditor
  coverage: Coverage
  /** Their arcs are drawn bold. */
  changes: readonly CoverageChange[]
  /** What has to be seen. */
  around: readonly CoverageChange[]
  /** All of it, without names, filled by how full the cells are. */
  tallies?: Tallies
}

/** A part of a plan as it would be. */
export function MiniMap(props: MiniMapProps) {
  let canvas!: HTMLCanvasElement
  const [size, setSize] = createSignal('')
  onMount(() => {
    // Laid out only after this, and again when another stands beside it.
    const watch = new ResizeObserver(() => setSize(`${canvas.clientWidth}/${canvas.clientHeight}`))
    watch.observe(canvas)
    onCleanup(() => watch.disconnect())
  })
  createEffect(() => {
    if (size() === '') return
    const { raw } = props.editor.ground()
    const box = boxAround(props.editor.desk.coverage, props.around)
    const arcs = props.changes.flatMap(({ put }) => put.filter(isArc))
    paintMini(
      canvas,
      {
        coverage: props.coverage,
        look: (cell) => lookOf(props, cell),
        buildings: raw.buildings.map(({ ring }) => ring).filter((ring) => isNear(ring, box)),
        lines: raw.lines.map(({ points }) => points).filter((line) => isNear(line, box)),
        bold: arcs
          .filter(({ id }) => props.coverage.arc(id))
          .map(({ id }) => props.coverage.arc(id)!.points),
        box,
        margin: props.tallies ? WHOLE_MARGIN : NEAR_MARGIN,
      },
      theme(),
    )
  })
  return (
    <figure class={styles.map}>
      <figcaption>{props.title}</figcaption>
      <canvas ref={canvas} role="img" aria-label={props.title} />
    </figure>
  )
}

/** How much larger what is shown is than what has to be seen. */
const WHOLE_MARGIN = 1.08
const NEAR_MARGIN = 1.5

function lookOf({ coverage, tallies }: MiniMapProps, id: CellId): CellLook {
  const cell = coverage.cell(id)
  const label = cell && !tallies ? [cell.name] : []
  const tone = cell && tallies ? toneOf(cell, tallies.get(id)) : 'unknown'
  return { tone, label, isLocked: cell?.locked ?? false, isAway: false }
}

/** Round what is not the same now; a boundary that bends in one place is looked at there. */
function boxAround(coverage: Coverage, changes: readonly CoverageChange[]): Box {
  const box = emptyBox()
  for (const { put, remove } of changes) {
    const gone = remove.flatMap((id) => (isArcId(id) ? (coverage.arc(id) ?? []) : []))
    for (const { points } of gone) growBy(box, points, [])
    for (const { id, points } of put.filter(isArc)) {
      const now = coverage.arc(id)?.points ?? []
      growBy(box, points, now)
      growBy(box, now, points)
    }
  }
  if (box.minX > box.maxX) return { minX: 0, minY: 0, maxX: 1, maxY: 1 }
  const spare = LEAST_UNITS / 2
  return {
    minX: box.minX - spare,
    minY: box.minY - spare,
    maxX: box.maxX + spare,
    maxY: box.maxY + spare,
  }
}

/** About 150 m: nobody knows a place by less. */
const LEAST_UNITS = 14_000

function growBy(box: Box, points: readonly number[], known: readonly number[]): void {
  const old = new Set<string>()
  for (let i = 0; i < known.length; i += 2) old.add(pointKey(known[i]!, known[i + 1]!))
  for (let i = 0; i < points.length; i += 2) {
    if (!old.has(pointKey(points[i]!, points[i + 1]!))) growBox(box, points[i]!, points[i + 1]!)
  }
}

/** In the box, or as far from it as it is large. */
function isNear(line: readonly number[], { minX, minY, maxX, maxY }: Box): boolean {
  const [width, height] = [maxX - minX, maxY - minY]
  const own = boxOf(line)
  return (
    own.maxX >= minX - width &&
    own.minX <= maxX + width &&
    own.maxY >= minY - height &&
    own.minY <= maxY + height
  )
}
