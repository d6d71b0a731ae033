import { createMemo, createSignal, Show } from 'solid-js'
import type { ImportJob } from '../../../data/contracts/index.ts'
import { formatNumber, formatPercent, t } from '../../i18n/index.ts'
import { divisionOf } from '../../session/divisions.ts'
import { goToBounds } from '../../session/go-to.ts'
import { ListMore } from '../../ui/list-more.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import styles from './match-meter.module.css'
import { mapShows, setMapShows } from './shown-rows.ts'

/** 落图率: how many rows found their place, in all and where. */
export function MatchMeter(props: { job: ImportJob }) {
  const [open, setOpen] = createSignal(false)
  const placed = () => props.job.desk?.placed
  const share = () => (placed()?.all ? placed()!.rows / placed()!.all : null)
  return (
    <Show when={placed()}>
      {(now) => (
        <section class={styles.meter} aria-label={t('desk.meter')}>
          <div class={styles.head}>
            <strong class={styles.share}>
              {share() === null ? t('desk.noShare') : formatPercent(share() ?? 0, 1)}
            </strong>
            <span>
              {t('desk.meter')}
              <span class={styles.counts}>
                {t('desk.placed', {
                  rows: formatNumber(now().rows),
                  all: formatNumber(now().all),
                })}
              </span>
            </span>
          </div>
          <div class={styles.bar} aria-hidden="true" style={{ '--share': share() ?? 0 }} />
          {/* A division lies in no grid. */}
          <Show when={props.job.desk?.target !== 'DIVISION'}>
            <div class={styles.tools}>
              <button type="button" aria-expanded={open()} onClick={() => setOpen(!open())}>
                {t('desk.byGrid', { count: formatNumber(now().byGrid.length) })}
              </button>
              <Toggle
                label={t('desk.gridsOnMap')}
                checked={mapShows() === 'grids'}
                onChange={(on) => setMapShows(on ? 'grids' : 'rows')}
              />
            </div>
            <Show when={open()}>
              <Grids byGrid={now().byGrid} />
            </Show>
          </Show>
        </section>
      )}
    </Show>
  )
}

/** Those first where the largest share still waits for a place. */
function Grids(props: { byGrid: readonly { grid: string; rows: number; all: number }[] }) {
  const sorted = createMemo(() =>
    [...props.byGrid].sort((a, b) => a.rows / a.all - b.rows / b.all || b.all - a.all),
  )
  return (
    <div class={styles.grids}>
      <ListMore items={sorted()} first={6}>
        {({ grid, rows, all }) => (
          <button
            type="button"
            class={styles.grid}
            style={{ '--share': rows / all }}
            data-tip={t('desk.placed', { rows: formatNumber(rows), all: formatNumber(all) })}
            onClick={() => {
              const bounds = divisionOf(grid)?.bounds
              if (bounds) goToBounds(bounds)
            }}
          >
            <span>{gridName(grid)}</span>
            <b>{formatPercent(rows / all)}</b>
          </button>
        )}
      </ListMore>
    </div>
  )
}

/** With the community, whose grids are numbered alike everywhere. */
export function gridName(grid: string): string {
  const [community, own] = [divisionOf(grid.slice(0, 12)), divisionOf(grid)]
  if (!own) return grid
  if (!community || own.name.startsWith(community.name)) return own.name
  return `${community.name} ${own.name}`
}
