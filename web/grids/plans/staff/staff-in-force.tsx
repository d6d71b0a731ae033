import { createMemo, Show } from 'solid-js'
import type { GridSummary } from '../../../../data/contracts/index.ts'
import { getJson, sendJson } from '../../../api.ts'
import { t } from '../../../i18n/index.ts'
import { createLoad } from '../../../session/create-load.ts'
import { view } from '../../../session/view.ts'
import { showThing } from '../../../session/zoom-to.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { errorText } from '../../../ui/error-text.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { StaffBoard } from './staff-board.tsx'
import type { StaffedCell, Worker } from './staffed-cell.ts'

/** Who works in the grids in force; a change holds from today on. */
export function StaffInForce() {
  const grids = createLoad(
    () => `/api/grids?area=${view.area}`,
    (path, signal) => getJson<readonly GridSummary[]>(path, { signal }),
    { keep: true },
  )
  const cells = createMemo(() => (grids.value() ?? []).map(staffedCell))
  const show = (code: string) => {
    const grid = grids.value()?.find((one) => one.code === code)
    if (!grid) return
    const [west, south, east, north] = grid.bounds
    const lonLat = [(west + east) / 2, (south + north) / 2] as const
    showThing({ layer: 'GRID', code }, { lonLat, bounds: grid.bounds })
  }
  const save = async (code: string, workers: readonly Worker[]) => {
    try {
      await sendJson('PUT', `/api/grids/${code}/staff`, { workers })
      showToast({ text: t('gridPlans.staffSaved') })
      grids.reload()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  return (
    <Show
      when={grids.value()}
      fallback={
        <Show when={grids.error()} fallback={<Skeleton lines={[80, 60, 0, 90, 50]} />}>
          <ErrorState error={grids.error()} onRetry={grids.reload} />
        </Show>
      }
    >
      <StaffBoard cells={cells()} isReadOnly={false} onShow={show} onSave={save} />
    </Show>
  )
}

function staffedCell({ code, name, staff, households }: GridSummary): StaffedCell {
  return {
    id: code,
    name,
    workers: staff.flatMap(({ staffKey, role, ...one }) =>
      staffKey === undefined ? [] : [{ ...one, staffKey, role: role as Worker['role'] }],
    ),
    ...(households !== undefined && { households }),
  }
}
