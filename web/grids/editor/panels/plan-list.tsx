import Plus from 'lucide-solid/icons/plus'
import { createSignal, For, lazy, Match, onCleanup, Show, Suspense, Switch } from 'solid-js'
import type { GridPlanSummary } from '../../../../data/contracts/index.ts'
import { formatDate, t } from '../../../i18n/index.ts'
import { createLoad } from '../../../session/create-load.ts'
import { divisionOf } from '../../../session/divisions.ts'
import { onLive } from '../../../session/live.ts'
import { changeView, view } from '../../../session/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { listPlans } from '../plan-api.ts'
import styles from './plan-list.module.css'

const NewPlanForm = lazy(() => import('./new-plan-form.tsx'))

/** Plans of the chosen area; one opens in the editor. */
export function PlanList() {
  const plans = createLoad(
    () => `area:${view.area}`,
    (_, signal) => listPlans(view.area, signal),
    { keep: true },
  )
  const [isNew, setNew] = createSignal(false)
  onCleanup(
    onLive((message) => {
      if (message.kind === 'gridPlan' && message.what !== 'locks') plans.reload()
    }),
  )
  return (
    <div class={styles.plans}>
      <div class={styles.head}>
        <Button kind="primary" onClick={() => setNew(true)}>
          <Plus size={16} />
          {t('gridEdit.newPlan')}
        </Button>
      </div>
      <Suspense>
        <Show when={isNew()}>
          <NewPlanForm onClose={() => setNew(false)} />
        </Show>
      </Suspense>
      <Switch fallback={<Skeleton lines={[80, 50, 0, 90, 60]} />}>
        <Match when={plans.error()}>
          <ErrorState error={plans.error()} onRetry={() => plans.reload()} />
        </Match>
        <Match when={plans.value()?.length === 0}>
          <EmptyState title={t('gridEdit.noPlans')} hint={t('gridEdit.noPlansHint')} />
        </Match>
        <Match when={plans.value()}>
          {(list) => (
            <ul class={styles.list}>
              <For each={list()}>{(plan) => <PlanRow plan={plan} />}</For>
            </ul>
          )}
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

function PlanRow(props: { plan: GridPlanSummary }) {
  const meta = () =>
    t('gridEdit.planMeta', {
      author: props.plan.author,
      date: formatDate(props.plan.changedAt),
      count: props.plan.cells,
    })
  return (
    <li>
      <button
        type="button"
        class={styles.plan}
        onClick={() => changeView({ plan: props.plan.id, selection: null })}
      >
        <span class={styles.title}>
          {props.plan.title}
          <Chip tone={TONES[props.plan.state]}>{t(`gridEdit.state_${props.plan.state}`)}</Chip>
        </span>
        <span class={styles.meta}>{divisionOf(props.plan.area)?.name ?? props.plan.area}</span>
        <span class={styles.meta}>{meta()}</span>
      </button>
    </li>
  )
}
