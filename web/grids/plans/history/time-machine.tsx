import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import type { GridOutlines, GridVintage } from '../../../../data/contracts/index.ts'
import { getJson } from '../../../api.ts'
import { formatDate, t } from '../../../i18n/index.ts'
import { createLoad } from '../../../session/create-load.ts'
import { goToPlace } from '../../../session/go-to.ts'
import { showOverlay } from '../../../session/map-overlay.ts'
import { view } from '../../../session/view.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Select } from '../../../ui/select.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ExportMenu } from '../export-menu.tsx'
import { createIndicator } from './indicator.ts'
import { IndicatorTable, type VintageGrid } from './indicator-table.tsx'
import { Lineage } from './lineage.tsx'
import { finderOf, paintVintage } from './paint-vintage.ts'
import styles from './time-machine.module.css'

const CLOSE_ZOOM = 15

/** 时间机器: the grids of any day on the map, what is in them, what became of each. */
export function TimeMachine() {
  const today = formatDate(new Date())
  const [day, setDay] = createSignal(today)
  const [chosen, setChosen] = createSignal('')
  const vintages = createLoad(
    () => `/api/grids/vintages?area=${view.area}`,
    (path, signal) => getJson<readonly GridVintage[]>(path, { signal }),
  )
  const outlines = createLoad(
    () => (day() === '' ? null : `/api/grids/outlines?area=${view.area}&date=${day()}`),
    (path, signal) => getJson<GridOutlines>(path, { signal }),
    { keep: true },
  )
  const grids = () => outlines.value()?.features ?? []
  const indicator = createIndicator(day)
  const find = createMemo(() => finderOf(grids()))
  showOverlay(
    createMemo(() =>
      grids().length > 0 ? paintVintage(grids(), indicator.counts(), chosen()) : null,
    ),
    ([lon, lat]) => {
      const code = find()(lon, lat)
      setChosen(code)
      return code !== ''
    },
  )
  const rows = createMemo(() =>
    grids().map(
      ({ id, properties }): VintageGrid => ({
        code: id,
        name: properties.name,
        count: indicator.counts()?.get(id),
      }),
    ),
  )
  const choose = (code: string) => {
    setChosen(code)
    const feature = grids().find(({ id }) => id === code)
    const place = feature && firstPlace(feature.geometry)
    if (place) goToPlace(place, Math.max(view.zoom, CLOSE_ZOOM))
  }
  return (
    <div class={styles.machine} aria-busy={outlines.loading()}>
      <DayFields
        day={day()}
        today={today}
        vintages={vintages.value() ?? []}
        onChange={(next) => {
          setDay(next)
          setChosen('')
        }}
      />
      <Show when={chosen()} keyed>
        {(code) => (
          <Lineage
            code={code}
            name={rows().find((row) => row.code === code)?.name ?? code}
            onClose={() => setChosen('')}
          />
        )}
      </Show>
      <Switch fallback={<Skeleton lines={[90, 60, 80, 70]} />}>
        <Match when={outlines.error()}>
          <ErrorState error={outlines.error()} onRetry={outlines.reload} />
        </Match>
        <Match when={outlines.value() && grids().length === 0}>
          <EmptyState title={t('gridPlans.noGridsThen')} hint={t('gridPlans.noGridsThenHint')} />
        </Match>
        <Match when={outlines.value()}>
          <IndicatorTable indicator={indicator} rows={rows()} chosen={chosen()} onChoose={choose} />
        </Match>
      </Switch>
    </div>
  )
}

interface DayFieldsProps {
  day: string
  today: string
  vintages: readonly GridVintage[]
  onChange: (day: string) => void
}

/** Any day, or one of those on which something changed. */
function DayFields(props: DayFieldsProps) {
  const options = () => [
    { value: '', label: t('gridPlans.changedOn') },
    ...props.vintages.map(({ date, grids, plan }) => ({
      value: date,
      label: [date, t('grids.count', { count: grids }), plan].filter(Boolean).join(' · '),
    })),
  ]
  return (
    <div class={styles.day}>
      <label>
        <span>{t('gridPlans.day')}</span>
        <input
          type="date"
          required
          max={props.today}
          value={props.day}
          onChange={(event) => {
            if (event.currentTarget.value !== '') props.onChange(event.currentTarget.value)
          }}
        />
      </label>
      <ExportMenu name={t('grids.title')} area={view.area} date={props.day} />
      <Select
        label={t('gridPlans.changes', { count: props.vintages.length })}
        value={props.vintages.some(({ date }) => date === props.day) ? props.day : ''}
        options={options()}
        onChange={(date) => {
          if (date !== '') props.onChange(date)
        }}
      />
    </div>
  )
}

/** Some vertex of it: enough to bring it into sight. */
function firstPlace(geometry: object): [number, number] | undefined {
  let inner: unknown = 'coordinates' in geometry ? geometry.coordinates : undefined
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0]
  return Array.isArray(inner) ? [Number(inner[0]), Number(inner[1])] : undefined
}
