import { createEffect, onCleanup } from 'solid-js'
import type { CellId } from '../../../data/contracts/index.ts'
import { formatNumber, language } from '../../i18n/index.ts'
import { createCellShapes } from '../../map/overlay/grid-edit/cell-shapes.ts'
import type {
  CellLook,
  CellTone,
  GridScene,
  SceneMark,
} from '../../map/overlay/grid-edit/grid-scene.ts'
import { createScenePainter } from '../../map/overlay/grid-edit/paint-scene.ts'
import type { HeldPen, MapPen, PenPoint } from '../../map/overlay/grid-edit/pen.ts'
import { map } from '../../session/map-handle.ts'
import { toneOf } from './cell-load.ts'
import { facesBeside } from './faces-beside.ts'
import type { GridEditor } from './grid-editor.ts'
import type { KeyboardHand } from './keyboard-hand.ts'

interface PlanOnMapProps {
  editor: GridEditor
  /** Space is down: the map is dragged whatever the tool would do. */
  isPanning(): boolean
  marks(): readonly SceneMark[]
  hand: KeyboardHand
}

/** The plan on the one map, in the hands of the chosen tool. */
export function PlanOnMap(props: PlanOnMapProps) {
  const { editor } = props
  const { coverage } = editor.desk
  const shapes = createCellShapes(coverage)
  const scene: GridScene = {
    coverage,
    key: () => [editor.revision(), editor.selected(), language()].join(),
    look: (cell) => lookOf(editor, cell),
    selected: editor.selected,
    draft: editor.draft,
    marks: props.marks,
    held: editor.held,
    hand: props.hand.place,
  }
  onCleanup(editor.onTouched((change, inverse) => shapes.forget(facesBeside(change, inverse))))
  let held: HeldPen | undefined
  createEffect(() => {
    const taken = map()?.takePen(penOf(props, createScenePainter(scene, shapes)))
    held = taken
    onCleanup(() => taken?.drop())
  })
  createEffect(() => {
    editor.revision()
    editor.selected()
    editor.draft()
    props.marks()
    props.hand.place()
    held?.redraw()
  })
  return null
}

function penOf(props: PlanOnMapProps, paint: MapPen['paint']): MapPen {
  const { editor } = props
  const tell = (act: () => void) => {
    act()
    editor.refresh()
  }
  return {
    down(at) {
      const isTaken = !props.isPanning() && (editor.current().down?.(at) ?? false)
      editor.refresh()
      return isTaken
    },
    drag: (at) => tell(() => editor.current().drag?.(at)),
    up: (at) => tell(() => editor.current().up?.(at)),
    move(at: PenPoint | null) {
      if (at) props.hand.drop()
      tell(() => editor.current().move?.(at))
    },
    click: (at) => tell(() => editor.current().click?.(at)),
    doubleClick: (at) => tell(() => editor.current().doubleClick?.(at)),
    cursor: () => (props.isPanning() ? 'grab' : editor.current().cursor()),
    paint,
  }
}

/** Beside the colour a sign, for those who do not tell colours apart. */
const SIGNS: Readonly<Record<CellTone, string>> = {
  under: '▼ ',
  fitting: '',
  over: '▲ ',
  none: '◆ ',
  unknown: '',
}

function lookOf(editor: GridEditor, id: CellId): CellLook {
  const cell = editor.desk.coverage.cell(id)
  const tally = editor.facts() ? editor.tally(id) : undefined
  if (!cell) return { tone: 'unknown', label: [], isLocked: false, isAway: false }
  const tone = toneOf(cell, tally)
  const limit = editor.community()
  const households = tally ? `${SIGNS[tone]}${formatNumber(tally.households)}` : ''
  const code = cell.code === null ? '＋' : cell.code.slice(-3)
  return {
    tone,
    label: [code, cell.name, households].filter((line) => line !== ''),
    isLocked: cell.locked,
    isAway: limit !== '' && cell.community !== limit,
  }
}
