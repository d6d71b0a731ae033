import Download from 'lucide-solid/icons/download'
import { Match, Show, Switch } from 'solid-js'
import type { AuditHour } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { goToPlace } from '../session/go-to.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { FIRST_FILTER } from './audit-filter.ts'
import { changeFilter, chosen, filter, places, question, setChosen } from './audit-session.ts'
import { createEntryList } from './create-entry-list.ts'
import { DayLine } from './day-line.tsx'
import styles from './drawer.module.css'
import { EntryTable } from './entry-table.tsx'
import { accountText } from './entry-texts.ts'
import { HourBars } from './hour-bars.tsx'

const PAGE = 100
/** A day is shown as a whole. */
const DAY_PAGE = 500

/** The entries that the filter asks for, with their times at a glance. */
export default function AuditDrawer() {
  const isDay = () => filter().span === 'day' && filter().user !== ''
  const list = createEntryList(question, () => (isDay() ? DAY_PAGE : PAGE))
  return (
    <div class={styles.drawer} data-beside-panel>
      <Header count={list.page()?.count} isFloor={list.page()?.countIsFloor ?? false} />
      <div class={styles.progress}>
        <Show when={list.loading()}>
          <ProgressBar label={t('common.loading')} />
        </Show>
      </div>
      <Switch fallback={<Skeleton lines={[100, 100, 100, 100]} />}>
        <Match when={list.error()}>
          <ErrorState error={list.error()} onRetry={() => list.reload()} />
        </Match>
        <Match when={list.items()?.length === 0}>
          <EmptyState title={t('audit.none')} hint={t('audit.noneHint')}>
            <Button onClick={() => changeFilter(FIRST_FILTER)}>{t('audit.clear')}</Button>
          </EmptyState>
        </Match>
        <Match when={list.items()}>
          {(items) => (
            <>
              <Show when={isDay()} fallback={<Hours />}>
                <DayLine
                  title={t('audit.dayOf', { name: accountText(filter().user), day: filter().day })}
                  day={filter().day}
                  items={items()}
                  chosen={chosen()}
                  onChoose={choose}
                />
              </Show>
              <EntryTable
                items={items()}
                chosen={chosen()}
                onChoose={choose}
                onFilter={changeFilter}
                onEnd={() => list.more()}
              />
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}

/** Also shows where: without what stands there. */
function choose(row: Parameters<typeof setChosen>[0]): void {
  if (row === null || typeof row === 'function') return
  setChosen(row)
  const place = places().find(({ code }) => code === (row.building ?? row.grid))
  if (place) goToPlace([place.lon, place.lat])
}

function Header(props: { count: number | undefined; isFloor: boolean }) {
  const count = () => {
    if (props.count === undefined) return ''
    return t(props.isFloor ? 'audit.countFloor' : 'audit.count', {
      count: formatNumber(props.count),
    })
  }
  return (
    <header class={styles.header}>
      <h2>{t('audit.entries')}</h2>
      <span class={styles.count} role="status">
        {count()}
      </span>
      <a
        class={styles.export}
        href={`/api/audit/entries.csv?${question()}`}
        download="audit.csv"
        data-tip={t('audit.exportHint')}
        data-tip-side="left"
      >
        <Download size={16} />
        {t('audit.export')}
      </a>
    </header>
  )
}

function Hours() {
  const load = createLoad(
    () => `/api/audit/hours?${question()}`,
    (path, signal) => getJson<AuditHour[]>(path, { signal }),
    { keep: true },
  )
  return <HourBars hours={load.value() ?? []} />
}
