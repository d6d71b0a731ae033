import { For, Match, Show, Switch } from 'solid-js'
import type { GridPlanSummary } from '../../../../data/contracts/index.ts'
import { formatDate, formatNumber, type TextKey, t } from '../../../i18n/index.ts'
import { createLoad } from '../../../session/create-load.ts'
import { divisionOf } from '../../../session/divisions.ts'
import { changeView } from '../../../session/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { countInWorker } from '../../editor/count-in-worker.ts'
import { readFacts, readPlan } from '../../editor/plan-api.ts'
import { type PlanFigures, planFigures } from './plan-figures.ts'
import styles from './plan-list.module.css'

interface FigureRow {
  label: TextKey
  text: (figures: PlanFigures) => string
  /** The larger the better; left out where nothing is better or worse. */
  worth?: (figures: PlanFigures) => number
}

const ROWS: readonly FigureRow[] = [
  {
    label: 'gridEdit.scoreCells',
    text: ({ cells, dedicated }) =>
      dedicated === 0
        ? formatNumber(cells)
        : t('gridPlans.withDedicated', { count: formatNumber(cells), dedicated }),
  },
  { label: 'gridEdit.households', text: ({ total }) => formatNumber(total) },
  {
    label: 'gridEdit.scoreHouseholds',
    text: ({ least, most }) => `${formatNumber(least)}–${formatNumber(most)}`,
  },
  {
    label: 'gridEdit.scoreSpread',
    text: ({ spread }) => (Number.isFinite(spread) ? formatNumber(spread, 2) : '∞'),
    worth: ({ spread }) => -spread,
  },
  {
    label: 'gridEdit.scoreOutside',
    text: ({ under, over }) => `${under} / ${over}`,
    worth: ({ under, over }) => -under - over,
  },
  {
    label: 'gridEdit.scoreCompactness',
    text: ({ compactness }) => formatNumber(compactness.mean, 2),
    worth: ({ compactness }) => compactness.mean,
  },
  {
    label: 'gridPlans.worstShape',
    text: ({ compactness }) => formatNumber(compactness.least, 2),
    worth: ({ compactness }) => compactness.least,
  },
]

/** Plans side by side in figures; the best of each row stands out. */
export default function ComparePlans(props: {
  plans: readonly GridPlanSummary[]
  onClose: () => void
}) {
  const figures = createLoad(
    () => props.plans.map(({ id }) => id).join(),
    (_, signal) => Promise.all(props.plans.map((plan) => figuresOf(plan, signal))),
  )
  const isOneArea = () => new Set(props.plans.map(({ area }) => area)).size === 1
  const isBest = ({ worth }: FigureRow, own: PlanFigures, all: readonly PlanFigures[]) =>
    worth !== undefined &&
    isOneArea() &&
    all.some((other) => worth(other) < worth(own)) &&
    all.every((other) => worth(other) <= worth(own))
  const open = (id: string) => {
    props.onClose()
    changeView({ plan: id, selection: null })
  }
  return (
    <Dialog title={t('gridPlans.compare')} width="48rem" onClose={() => props.onClose()}>
      <Switch fallback={<Skeleton lines={[100, 100, 80, 90, 100]} />}>
        <Match when={figures.error()}>
          <ErrorState error={figures.error()} onRetry={figures.reload} />
        </Match>
        <Match when={figures.value()}>
          {(all) => (
            <table class={styles.compare}>
              <thead>
                <tr>
                  <td />
                  <For each={props.plans}>
                    {(plan) => (
                      <th scope="col">
                        {plan.title}
                        <span class={styles.meta}>
                          {divisionOf(plan.area)?.name ?? plan.area} ·{' '}
                          {t(`gridEdit.state_${plan.state}`)}
                        </span>
                        <span class={styles.meta}>
                          {plan.author} · {formatDate(plan.changedAt)}
                        </span>
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody>
                <For each={ROWS}>
                  {(row) => (
                    <tr>
                      <th scope="row">{t(row.label)}</th>
                      <For each={all()}>
                        {(one) => <td data-best={isBest(row, one, all())}>{row.text(one)}</td>}
                      </For>
                    </tr>
                  )}
                </For>
                <tr>
                  <td />
                  <For each={props.plans}>
                    {({ id }) => (
                      <td>
                        <Button size="small" onClick={() => open(id)}>
                          {t('gridPlans.open')}
                        </Button>
                      </td>
                    )}
                  </For>
                </tr>
              </tbody>
            </table>
          )}
        </Match>
      </Switch>
      <Show when={!isOneArea()}>
        <p class={styles.meta}>{t('gridPlans.otherAreas')}</p>
      </Show>
    </Dialog>
  )
}

async function figuresOf({ id }: GridPlanSummary, signal: AbortSignal): Promise<PlanFigures> {
  const [{ items }, json] = await Promise.all([readPlan(id, signal), readFacts(id, signal)])
  return planFigures(items, (await countInWorker({ json, items }, signal)).tallies)
}
