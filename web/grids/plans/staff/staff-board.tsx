import { createMemo, createSignal, For, Show } from 'solid-js'
import { STAFF_ROLES } from '../../../../data/registry/vocabulary.ts'
import { formatNumber, formatPercent, t } from '../../../i18n/index.ts'
import { Chip } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ListMore } from '../../../ui/list-more.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { valueName } from '../../../ui/vocabulary.ts'
import styles from './staff.module.css'
import { StaffForm } from './staff-form.tsx'
import {
  chargesOf,
  holeOf,
  holesFirst,
  type StaffedCell,
  type Worker,
  type WorkerCharge,
} from './staffed-cell.ts'

interface StaffBoardProps {
  cells: readonly StaffedCell[]
  isReadOnly: boolean
  /** Brings a cell into view. */
  onShow: (id: string) => void
  onSave: (id: string, workers: readonly Worker[]) => Promise<void>
}

/** Who works where: holes first; and what each one has in hand. */
export function StaffBoard(props: StaffBoardProps) {
  const [by, setBy] = createSignal<'cell' | 'worker'>('cell')
  const [open, setOpen] = createSignal('')
  const cells = createMemo(() => holesFirst(props.cells))
  const workers = createMemo(() => chargesOf(props.cells))
  const count = (hole: 'none' | 'partTime') =>
    props.cells.filter((cell) => holeOf(cell) === hole).length
  return (
    <div class={styles.board}>
      <div class={styles.head}>
        <p role="status">
          <Show
            when={count('none') + count('partTime') > 0}
            fallback={<span data-hole="">{t('gridPlans.noHoles')}</span>}
          >
            <For each={['none', 'partTime'] as const}>
              {(hole) => (
                <span data-hole={count(hole) > 0 ? hole : 'no'}>
                  {t(`gridPlans.with_${hole}`, { count: count(hole) })}
                </span>
              )}
            </For>
          </Show>
        </p>
        <Segments
          label={t('gridPlans.staffBy')}
          value={by()}
          options={[
            { id: 'cell', label: t('gridPlans.byCell') },
            { id: 'worker', label: t('gridPlans.byWorker') },
          ]}
          onChange={setBy}
        />
      </div>
      <Show
        when={by() === 'cell'}
        fallback={
          <Show
            when={workers().length > 0}
            fallback={<EmptyState title={t('gridPlans.noWorkers')} />}
          >
            <ListMore items={workers()} first={FIRST}>
              {(worker) => <WorkerRow worker={worker} onShow={props.onShow} />}
            </ListMore>
          </Show>
        }
      >
        <ListMore items={cells()} first={FIRST}>
          {(cell) => (
            <>
              <CellRow
                cell={cell}
                isOpen={open() === cell.id}
                onToggle={() => {
                  setOpen(open() === cell.id ? '' : cell.id)
                  if (open() !== '') props.onShow(cell.id)
                }}
              />
              <Show when={open() === cell.id}>
                <StaffForm
                  cell={cell}
                  known={workers()}
                  isReadOnly={props.isReadOnly}
                  onSave={(next) => props.onSave(cell.id, next)}
                />
              </Show>
            </>
          )}
        </ListMore>
      </Show>
    </div>
  )
}

/** So many rows stand there before "show all". */
const FIRST = 60

function CellRow(props: { cell: StaffedCell; isOpen: boolean; onToggle: () => void }) {
  const hole = () => holeOf(props.cell)
  const names = () => props.cell.workers.map(({ name }) => name).join(t('common.listSeparator'))
  return (
    <button
      type="button"
      class={styles.row}
      data-hole={hole()}
      aria-expanded={props.isOpen}
      onClick={() => props.onToggle()}
    >
      <span class={styles.name}>{props.cell.name}</span>
      <Show when={hole()} fallback={<LoadText of={props.cell} />}>
        {(kind) => (
          <Chip tone={kind() === 'none' ? 'danger' : 'warning'}>
            {t(`gridPlans.hole_${kind()}`)}
          </Chip>
        )}
      </Show>
      <span class={styles.who}>{names() || t('grids.noStaff')}</span>
    </button>
  )
}

function WorkerRow(props: { worker: WorkerCharge; onShow: (id: string) => void }) {
  return (
    <div class={styles.row}>
      <span class={styles.name}>
        {props.worker.name}{' '}
        <span class={styles.who}>
          {valueName(STAFF_ROLES, props.worker.role)} ·{' '}
          {t(props.worker.fullTime ? 'grids.fullTime' : 'grids.partTime')}
        </span>
      </span>
      <LoadText of={props.worker} />
      <span class={styles.cells}>
        <For each={props.worker.cells}>
          {(cell) => (
            <button type="button" onClick={() => props.onShow(cell.id)}>
              {cell.name}
            </button>
          )}
        </For>
      </span>
      <Show when={props.worker.load}>
        {(load) => (
          <span
            class={styles.bar}
            data-over={load() > 1}
            style={{ '--share': Math.min(1, load() / MOST_LOAD) }}
          />
        )}
      </Show>
    </div>
  )
}

/** As much as a bar can show: one and a half times what there is time for. */
const MOST_LOAD = 1.5

function LoadText(props: { of: { load?: number; households?: number } }) {
  const text = () => {
    const { load, households } = props.of
    if (load !== undefined && Number.isFinite(load)) return formatPercent(load)
    if (households === undefined) return ''
    return t('gridEdit.householdCount', { count: formatNumber(households) })
  }
  return (
    <span class={styles.load} data-over={(props.of.load ?? 0) > 1}>
      {text()}
    </span>
  )
}
