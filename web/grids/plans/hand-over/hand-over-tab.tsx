import Eye from 'lucide-solid/icons/eye'
import Printer from 'lucide-solid/icons/printer'
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { GridHandOver, GridPlanSummary, HandedOver } from '../../../../data/contracts/index.ts'
import { formatNumber, t } from '../../../i18n/index.ts'
import { createLoad } from '../../../session/create-load.ts'
import { goToPlace } from '../../../session/go-to.ts'
import { purpose, setAskingForPurpose } from '../../../session/purpose.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ListMore } from '../../../ui/list-more.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { GridEditor } from '../../editor/grid-editor.ts'
import { readHandOver } from '../../editor/plan-api.ts'
import { countsText, wayText } from './charge-texts.ts'
import { gridNames } from './grid-names.ts'
import styles from './hand-over.module.css'
import { printHandOver } from './print-hand-over.tsx'
import { byWeight, inOrder, isMasked } from './sum-up.ts'

/** 交接清单: per worker what comes and what goes; before publication as it would be, afterwards as it was. */
export function HandOverTab(props: { editor: GridEditor; plan: GridPlanSummary }) {
  const isDone = () => props.plan.state === 'published'
  // What is drawn meanwhile is read when the tab is opened again, or on the button.
  const lists = createLoad(
    () => `${isDone()} ${purpose()?.until ?? ''}`,
    (_, signal) => readHandOver(props.plan.id, signal),
    { keep: true },
  )
  const nameOf = gridNames(props.editor)
  const workers = createMemo(() => byWeight(lists.value() ?? []))
  const hasMasked = () =>
    workers().some(({ comes, goes }) => comes.some(isMasked) || goes.some(isMasked))
  return (
    <div class={styles.tab} aria-busy={lists.loading()}>
      <Switch fallback={<Skeleton lines={[80, 60, 0, 90, 50]} />}>
        <Match when={lists.error()}>
          <ErrorState error={lists.error()} onRetry={lists.reload} />
        </Match>
        <Match when={lists.value()?.length === 0}>
          <EmptyState
            title={t(isDone() ? 'gridPlans.nothingHanded' : 'gridPlans.nothingToHand')}
            hint={t('gridPlans.nothingToHandHint')}
          />
        </Match>
        <Match when={lists.value()}>
          <div class={styles.head}>
            <p>
              {t(isDone() ? 'gridPlans.handedOver' : 'gridPlans.toHandOver', {
                count: workers().length,
              })}
            </p>
            <Button
              size="small"
              onClick={() => printHandOver({ plan: props.plan, workers: workers(), nameOf })}
            >
              <Printer size={14} />
              {t('gridPlans.print')}
            </Button>
            <Show when={!isDone()}>
              <Button size="small" kind="quiet" onClick={() => lists.reload()}>
                {t('gridPlans.again')}
              </Button>
            </Show>
            <Show when={hasMasked()}>
              <Button size="small" kind="quiet" onClick={() => setAskingForPurpose(true)}>
                <Eye size={14} />
                {t('gridPlans.reveal')}
              </Button>
            </Show>
          </div>
          <For each={workers()}>{(worker) => <WorkerLists worker={worker} nameOf={nameOf} />}</For>
        </Match>
      </Switch>
    </div>
  )
}

interface WorkerListsProps {
  worker: GridHandOver
  nameOf: (code: string) => string
}

function WorkerLists(props: WorkerListsProps) {
  // Of a district there are thousands of workers: what each has is drawn when it is asked for.
  const [isOpen, setOpen] = createSignal(false)
  return (
    <details class={styles.worker} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{props.worker.name || props.worker.staffKey}</strong>
        <span class={styles.counts}>
          <Show when={props.worker.comes.length > 0}>
            <span data-way="comes">+{formatNumber(props.worker.comes.length)}</span>
          </Show>
          <Show when={props.worker.goes.length > 0}>
            <span data-way="goes">−{formatNumber(props.worker.goes.length)}</span>
          </Show>
        </span>
      </summary>
      <Show when={isOpen()}>
        <Charges way="comes" list={props.worker.comes} nameOf={props.nameOf} />
        <Charges way="goes" list={props.worker.goes} nameOf={props.nameOf} />
      </Show>
    </details>
  )
}

/** So many stand there before "show all". */
const FIRST = 20
const CLOSE_ZOOM = 18

interface ChargesProps {
  way: 'comes' | 'goes'
  list: readonly HandedOver[]
  nameOf: (code: string) => string
}

function Charges(props: ChargesProps) {
  return (
    <Show when={props.list.length > 0}>
      <section class={styles.charges} data-way={props.way}>
        <h3>
          {t(`gridPlans.${props.way}`)} <span>{countsText(props.list)}</span>
        </h3>
        <ListMore items={inOrder(props.list)} first={FIRST}>
          {(charge) => (
            <button
              type="button"
              class={styles.charge}
              onClick={() => goToPlace(charge.place, CLOSE_ZOOM)}
            >
              <span class={styles.kind}>{t(`gridPlans.kind_${charge.kind}`)}</span>
              <span class={styles.label}>{charge.label}</span>
              <span class={styles.way}>
                {wayText(charge, props.nameOf)}
                <Show when={charge.households}>
                  {(count) =>
                    ` · ${t('gridEdit.householdCount', { count: formatNumber(count()) })}`
                  }
                </Show>
              </span>
            </button>
          )}
        </ListMore>
      </section>
    </Show>
  )
}
