import { createMemo, onCleanup, Show } from 'solid-js'
import type { CellId, GridPlanStaff } from '../../../../data/contracts/index.ts'
import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import { workerLoad } from '../../../../data/rules/coverage/tally/tally.ts'
import { createLoad } from '../../../session/create-load.ts'
import { goToBounds } from '../../../session/go-to.ts'
import { onLive } from '../../../session/live.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { errorText } from '../../../ui/error-text.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { boundsOfCell } from '../../editor/cell-bounds.ts'
import type { GridEditor } from '../../editor/grid-editor.ts'
import { putStaff, readStaff } from '../../editor/plan-api.ts'
import { workforceOf } from '../../editor/start-editor.ts'
import { StaffBoard } from './staff-board.tsx'
import type { StaffedCell, Worker } from './staffed-cell.ts'

/** Who would work in the cells of the plan; the figures of the editor follow. */
export function PlanStaff(props: { editor: GridEditor }) {
  const { editor } = props
  const { id } = editor.plan
  const staff = createLoad(() => id, readStaff, { keep: true })
  onCleanup(
    onLive((message) => {
      if (message.kind === 'gridPlan' && message.id === id && message.what === 'staff') {
        staff.reload()
      }
    }),
  )
  const cells = createMemo(() => {
    editor.revision()
    const workersOf = byCell(staff.value() ?? [])
    return [...editor.desk.coverage.cells()].map((cell): StaffedCell => {
      const workers = workersOf.get(cell.id) ?? []
      const tally = editor.facts() ? editor.tally(cell.id) : undefined
      const fullTime = workers.filter((worker) => worker.fullTime).length
      const force = { fullTime, partTime: workers.length - fullTime }
      return {
        id: cell.id,
        name: cell.name,
        workers,
        ...(tally && {
          load: workerLoad(tally, force, GRID_LIMITS),
          households: tally.households,
        }),
      }
    })
  })
  const show = (cell: CellId) => {
    editor.select(cell)
    const bounds = boundsOfCell(editor.desk.coverage, cell)
    if (bounds) goToBounds(bounds)
  }
  const save = async (cell: CellId, workers: readonly Worker[]) => {
    try {
      editor.setWorkforce(workforceOf(await putStaff(id, cell, workers)))
      staff.reload()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  return (
    <Show
      when={staff.value()}
      fallback={
        <Show when={staff.error()} fallback={<Skeleton lines={[80, 60, 0, 90, 50]} />}>
          <ErrorState error={staff.error()} onRetry={staff.reload} />
        </Show>
      }
    >
      <StaffBoard
        cells={cells()}
        isReadOnly={editor.isReadOnly()}
        onShow={(cell) => show(cell as CellId)}
        onSave={(cell, workers) => save(cell as CellId, workers)}
      />
    </Show>
  )
}

function byCell(staff: readonly GridPlanStaff[]): ReadonlyMap<CellId, Worker[]> {
  const cells = new Map<CellId, Worker[]>()
  for (const { cell, ...worker } of staff) {
    const known = cells.get(cell)
    if (known) known.push(worker)
    else cells.set(cell, [worker])
  }
  return cells
}
