import { createEffect } from 'solid-js'
import type { CoverageChange } from '../../../../data/contracts/index.ts'
import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { isArc, isArcId } from '../../../../data/rules/coverage/items.ts'
import { type Box, boxOf, emptyBox, growBox } from '../../../../data/rules/coverage/units.ts'
import { paintMini } from '../../../map/overlay/grid-edit/paint-mini.ts'
import { theme } from '../../../session/preferences.ts'
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
}

/** A part of a plan as it would be. */
export function MiniMap(props: MiniMapProps) {
  let canvas!: HTMLCanvasElement
  createEffect(() => {
    const { raw } = props.editor.ground()
    const box = boxAround(props.editor.desk.coverage, props.around)
    const arcs = props.changes.flatMap(({ put }) => put.filter(isArc))
    paintMini(
      canvas,
      {
        coverage: props.coverage,
        look: (cell) => ({
          tone: 'unknown',
          label: [props.coverage.cell(cell)?.name ?? ''],
          isLocked: false,
          isAway: false,
        }),
        buildings: raw.buildings.map(({ ring }) => ring).filter((ring) => isNear(ring, box)),
        lines: raw.lines.map(({ points }) => points).filter((line) => isNear(line, box)),
        bold: arcs
          .filter(({ id }) => props.coverage.arc(id))
          .map(({ id }) => props.coverage.arc(id)!.points),
        box,
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

function boxAround(coverage: Coverage, changes: readonly CoverageChange[]): Box {
  const box = emptyBox()
  for (const { put, remove } of changes) {
    const gone = remove.flatMap((id) => (isArcId(id) ? (coverage.arc(id) ?? []) : []))
    for (const { points } of [...put.filter(isArc), ...gone]) {
      for (let i = 0; i < points.length; i += 2) growBox(box, points[i]!, points[i + 1]!)
    }
  }
  return box.minX <= box.maxX ? box : { minX: 0, minY: 0, maxX: 1, maxY: 1 }
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
