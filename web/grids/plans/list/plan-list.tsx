import Columns from 'lucide-solid/icons/columns-2'
import MessageSquare from 'lucide-solid/icons/message-square'
import Plus from 'lucide-solid/icons/plus'
import {
  createMemo,
  createSignal,
  For,
  lazy,
  Match,
  onCleanup,
  Show,
  Suspense,
  Switch,
} from 'solid-js'
import {
  GRID_PLAN_STATES,
  type GridPlanState,
  type GridPlanSummary,
} from '../../../../data/contracts/index.ts'
import { formatDate, t } from '../../../i18n/index.ts'
import { createLoad } from '../../../session/create-load.ts'
import { divisionOf } from '../../../session/divisions.ts'
import { onLive } from '../../../session/live.ts'
import { changeView, view } from '../../../session/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Select } from '../../../ui/select.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { listPlans } from '../../editor/plan-api.ts'
import styles from './plan-list.module.css'

const NewPlanForm = lazy(() => import('../../editor/panels/new-plan-form.tsx'))
const ComparePlans = lazy(() => import('./compare-plans.tsx'))

/** More columns than these nobody compares. */
const MOST_COMPARED = 4

/** Plans of the chosen area; one opens in the editor, several are laid side by side in figures. */
export function PlanList() {
  const plans = createLoad(
    () => `area:${view.area}`,
    (_, signal) => listPlans(view.area, signal),
    { keep: true },
  )
  const [isNew, setNew] = createSignal(false)
  const [state, setState] = createSignal<GridPlanState | ''>('')
  const [picked, setPicked] = createSignal<readonly string[]>([])
  const [isComparing, setComparing] = createSignal(false)
  onCleanup(
    onLive((message) => {
      if (message.kind === 'gridPlan' && message.what !== 'locks') plans.reload()
    }),
  )
  const listed = createMemo(() =>
    (plans.value() ?? []).filter((plan) => state() === '' || plan.state === state()),
  )
  const compared = createMemo(() => (plans.value() ?? []).filter(({ id }) => picked().includes(id)))
  const pick = (id: string, on: boolean) =>
    setPicked((ids) =>
      on ? [...ids.slice(1 - MOST_COMPARED), id] : ids.filter((one) => one !== id),
    )
  return (
    <div class={styles.plans}>
      <div class={styles.head}>
        <Button kind="primary" onClick={() => setNew(true)}>
          <Plus size={16} />
          {t('gridEdit.newPlan')}
        </Button>
        <Select
          label={t('gridPlans.state')}
          labelHidden
          value={state()}
          options={[
            { value: '', label: t('gridPlans.allStates') },
            ...GRID_PLAN_STATES.map((one) => ({ value: one, label: t(`gridEdit.state_${one}`) })),
          ]}
          onChange={setState}
        />
        <Show when={compared().length > 0}>
          <Button size="small" disabled={compared().length < 2} onClick={() => setComparing(true)}>
            <Columns size={14} />
            {compared().length < 2
              ? t('gridPlans.pickAnother')
              : t('gridPlans.compareCount', { count: compared().length })}
          </Button>
        </Show>
      </div>
      <Suspense>
        <Show when={isNew()}>
          <NewPlanForm onClose={() => setNew(false)} />
        </Show>
        <Show when={isComparing()}>
          <ComparePlans plans={compared()} onClose={() => setComparing(false)} />
        </Show>
      </Suspense>
      <Switch fallback={<Skeleton lines={[80, 50, 0, 90, 60]} />}>
        <Match when={plans.error()}>
          <ErrorState error={plans.error()} onRetry={() => plans.reload()} />
        </Match>
        <Match when={plans.value() && listed().length === 0}>
          <EmptyState title={t('gridEdit.noPlans')} hint={t('gridEdit.noPlansHint')} />
        </Match>
        <Match when={plans.value()}>
          <ul class={styles.list}>
            <For each={listed()}>
              {(plan) => (
                <PlanRow
                  plan={plan}
                  isPicked={picked().includes(plan.id)}
                  onPick={(on) => pick(plan.id, on)}
                />
              )}
            </For>
          </ul>
        </Match>
      </Switch>
    </div>
  )
}

const TONES = {
  draft: 'accent',
  review: 'warning',
  approved: 'success',
  published: 'success',
  withdrawn: 'neutral',
} as const

interface PlanRowProps {
  plan: GridPlanSummary
  isPicked: boolean
  onPick: (on: boolean) => void
}

function PlanRow(props: PlanRowProps) {
  const meta = () =>
    t('gridEdit.planMeta', {
      author: props.plan.author,
      date: formatDate(props.plan.changedAt),
      count: props.plan.cells,
    })
  return (
    <li class={styles.item}>
      <input
        type="checkbox"
        checked={props.isPicked}
        aria-label={t('gridPlans.pickToCompare', { title: props.plan.title })}
        onChange={(event) => props.onPick(event.currentTarget.checked)}
      />
      <button
        type="button"
        class={styles.plan}
        onClick={() => changeView({ plan: props.plan.id, selection: null })}
      >
        <span class={styles.title}>
          {props.plan.title}
          <Chip tone={TONES[props.plan.state]}>{t(`gridEdit.state_${props.plan.state}`)}</Chip>
        </span>
        <span class={styles.meta}>
          {divisionOf(props.plan.area)?.name ?? props.plan.area}
          <Show when={props.plan.validFrom}>
            {(day) => ` · ${t('gridPlans.from', { day: day() })}`}
          </Show>
        </span>
        <span class={styles.meta}>
          {meta()}
          <Show when={props.plan.openComments > 0}>
            <span class={styles.comments}>
              <MessageSquare size={12} aria-label={t('gridPlans.openComments')} role="img" />
              {props.plan.openComments}
            </span>
          </Show>
        </span>
      </button>
    </li>
  )
}
