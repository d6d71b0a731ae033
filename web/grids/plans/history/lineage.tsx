import X from 'lucide-solid/icons/x'
import { For, Match, Show, Switch } from 'solid-js'
import type { GridLineage } from '../../../../data/contracts/index.ts'
import { getJson } from '../../../api.ts'
import { formatNumber, t } from '../../../i18n/index.ts'
import { createLoad } from '../../../session/create-load.ts'
import { divisionOf } from '../../../session/divisions.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import styles from './time-machine.module.css'

/** From what a grid came and what became of it, each time that it changed. */
export function Lineage(props: { code: string; name: string; onClose: () => void }) {
  const lineage = createLoad(
    () => `/api/grids/lineage?code=${props.code}`,
    (path, signal) => getJson<readonly GridLineage[]>(path, { signal }),
  )
  return (
    <section class={styles.lineage} aria-label={t('gridPlans.lineage')}>
      <header>
        <h3>{props.name}</h3>
        <IconButton
          size="small"
          label={t('common.close')}
          tipSide="left"
          onClick={() => props.onClose()}
        >
          <X size={14} />
        </IconButton>
      </header>
      <p class={styles.code}>{props.code}</p>
      <Switch fallback={<Skeleton lines={[90, 60]} />}>
        <Match when={lineage.error()}>
          <ErrorState error={lineage.error()} onRetry={lineage.reload} />
        </Match>
        <Match when={lineage.value()?.length === 0}>
          <p>{t('gridPlans.neverChanged')}</p>
        </Match>
        <Match when={lineage.value()}>
          {(entries) => (
            <ol>
              <For each={entries()}>{(entry) => <Entry entry={entry} code={props.code} />}</For>
            </ol>
          )}
        </Match>
      </Switch>
    </section>
  )
}

function Entry(props: { entry: GridLineage; code: string }) {
  const who = () =>
    [
      props.entry.plan,
      props.entry.approvedBy && t('gridPlans.approvedBy', { name: props.entry.approvedBy }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <li>
      <strong>{props.entry.date}</strong> {who()}
      <ul>
        <For each={props.entry.shares}>
          {({ from, to, households }) => (
            <li>
              <span>
                {gridName(from)} → {gridName(to)}
              </span>
              <Show when={households !== undefined}>
                <span>{t('gridEdit.householdCount', { count: formatNumber(households!) })}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </li>
  )
}

/** Of a grid that is gone nobody knows the name any more: its code. */
const gridName = (code: string) =>
  code === '' ? t('gridPlans.noGrid') : (divisionOf(code)?.name ?? code)
