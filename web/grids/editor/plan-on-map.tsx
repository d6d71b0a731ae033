import { batch, createEffect, createMemo, onCleanup } from 'solid-js'
import type { Cell, CellId } from '../../../data/contracts/index.ts'
import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import type { CellTally } from '../../../data/rules/coverage/tally/tally.ts'
import { formatNumber, language } from '../../i18n/index.ts'
import { type CellShapes, createCellShapes } from '../../map/overlay/grid-edit/cell-shapes.ts'
import type {
  CellLook,
  CellTone,
  GridScene,
  SceneMark,
} from '../../map/overlay/grid-edit/grid-scene.ts'
import { paintFormer } from '../../map/overlay/grid-edit/paint-former.ts'
import { createScenePainter } from '../../map/overlay/grid-edit/paint-scene.ts'
import type { HeldPen, MapPen, PenPoint } from '../../map/overlay/grid-edit/pen.ts'
import { map } from '../../session/map-handle.ts'
import { toneOf } from './cell-load.ts'
import { facesBeside } from './faces-beside.ts'
import type { GridEditor } from './grid-editor.ts'
import type { KeyboardHand } from './keyboard-hand.ts'
import type { ShownPlan } from './shown-plan.ts'

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
    const own = createScenePainter(scene, shapes)
    const other = createMemo(() => {
      const plan = editor.shown()
      return plan && otherPainter(plan, { coverage, shapes })
    })
    const paint: MapPen['paint'] = (...on) => (other() ?? own)(...on)
    const taken = map()?.takePen(penOf(props, paint))
    held = taken
    onCleanup(() => taken?.drop())
  })
  createEffect(() => {
    editor.revision()
    editor.selected()
    editor.draft()
    props.marks()
    props.hand.place()
    editor.shown()?.chosen()
    held?.redraw()
  })
  return null
}

/** A plan that is looked at, filled and named as it would be; what it would change shows dashed. */
function otherPainter(
  plan: ShownPlan,
  former: { coverage: Coverage; shapes: CellShapes },
): MapPen['paint'] {
  const scene: GridScene = {
    coverage: plan.coverage,
    key: () => [plan.chosen(), language()].join(),
    look: (cell) => lookIn(plan.coverage.cell(cell), plan.tally(cell)),
    selected: plan.chosen,
    draft: () => ({}),
    marks: () => [],
    held: () => new Map(),
    hand: () => null,
  }
  const paint = createScenePainter(scene, createCellShapes(plan.coverage))
  return (context, frame, theme) => {
    paint(context, frame, theme)
    paintFormer(context, frame, theme, former)
  }
}

function penOf(props: PlanOnMapProps, paint: MapPen['paint']): MapPen {
  const { editor } = props
  const tell = (act: () => void) =>
    batch(() => {
      act()
      editor.refresh()
    })
  return {
    down(at) {
      if (editor.shown()) return false
      const isTaken = !props.isPanning() && (editor.current().down?.(at) ?? false)
      editor.refresh()
      return isTaken
    },
    drag: (at) => tell(() => editor.current().drag?.(at)),
    up: (at) => tell(() => editor.current().up?.(at)),
    move(at: PenPoint | null) {
      if (at) props.hand.drop()
      if (!editor.shown()) tell(() => editor.current().move?.(at))
    },
    click(at) {
      const shown = editor.shown()
      if (shown) shown.pick(at.place)
      else tell(() => editor.current().click?.(at))
    },
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
  const limit = editor.community()
  const isAway = cell !== undefined && limit !== '' && cell.community !== limit
  return { ...lookIn(cell, editor.facts() ? editor.tally(id) : undefined), isAway }
}

function lookIn(cell: Cell | undefined, tally: CellTally | undefined): CellLook {
  if (!cell) return { tone: 'unknown', label: [], isLocked: false, isAway: false }
  const tone = toneOf(cell, tally)
  const households = tally ? `${SIGNS[tone]}${formatNumber(tally.households)}` : ''
  const code = cell.code === null ? '＋' : cell.code.slice(-3)
  return {
    tone,
    label: [code, cell.name, households].filter((line) => line !== ''),
    isLocked: cell.locked,
    isAway: false,
  }
}
