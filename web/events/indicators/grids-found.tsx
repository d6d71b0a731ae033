import { createMemo, createSignal, For, Show } from 'solid-js'
import { getJson } from '../../api.ts'
import { formatNumber, formatPercent, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { changeView } from '../../session/view.ts'
import { Chip } from '../../ui/chip.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './grids-found.module.css'

interface GridFinding {
  grid: string
  name: string
  found: number
  complained: number
  expected: number
  ratio: number | null
  foundFirst: number | null
  verdict: 'few' | 'usual' | 'many'
}

type Order = 'few' | 'first' | 'many'
const MOST = 100

/** 发现与应发现: what each grid finds against what is to be found there. Finding much never counts against anybody. */
export function GridsFound(props: { period: string }) {
  const [order, setOrder] = createSignal<Order>('few')
  const grids = createLoad(
    () => props.period,
    (query, signal) => getJson<GridFinding[]>(`/api/event-indicators/grids?${query}`, { signal }),
  )
  const sorted = createMemo(() => [...(grids.value() ?? [])].sort(BY[order()]).slice(0, MOST))
  return (
    <section class={styles.section}>
      <h3>{t('eventDesk.foundTitle')}</h3>
      <p class={styles.hint}>{t('eventDesk.foundHint')}</p>
      <Segments
        label={t('eventDesk.foundTitle')}
        value={order()}
        options={[
          { id: 'few', label: t('eventDesk.foundFew') },
          { id: 'first', label: t('eventDesk.foundFirst') },
          { id: 'many', label: t('eventDesk.foundMany') },
        ]}
        onChange={setOrder}
      />
      <Show when={grids.value()} fallback={<Skeleton lines={[90, 60, 80]} />}>
        <ul class={styles.list}>
          <For each={sorted()}>
            {(one) => (
              <li>
                <button type="button" onClick={() => changeView({ area: one.grid })}>
                  <span class={styles.name}>{one.name || one.grid}</span>
                  <Bar found={one.found} expected={one.expected} />
                  <span class={styles.numbers}>
                    {t('eventDesk.foundOf', {
                      found: formatNumber(one.found),
                      expected: formatNumber(one.expected, 1),
                    })}
                    <Show when={one.foundFirst !== null}>
                      {' · '}
                      {t('eventDesk.foundShare', { share: formatPercent(one.foundFirst ?? 0) })}
                    </Show>
                  </span>
                  <Show when={one.verdict !== 'usual' && one.verdict}>
                    {(verdict) => (
                      <Chip tone={verdict() === 'few' ? 'warning' : 'success'}>
                        {t(`eventDesk.verdict_${verdict()}`)}
                      </Chip>
                    )}
                  </Show>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

/** A bar for what was found, a stroke for what was to be expected. */
function Bar(props: { found: number; expected: number }) {
  const most = () => Math.max(1, props.found, props.expected * 1.5)
  return (
    <span class={styles.bar} aria-hidden="true">
      <i style={{ width: `${(100 * props.found) / most()}%` }} />
      <b style={{ left: `${(100 * props.expected) / most()}%` }} />
    </span>
  )
}

/** How far from chance: the spread of a count is the root of what is expected. */
const strayOf = ({ found, expected }: GridFinding) =>
  (found - expected) / Math.sqrt(Math.max(1, expected))

const BY: Readonly<Record<Order, (a: GridFinding, b: GridFinding) => number>> = {
  few: (a, b) => strayOf(a) - strayOf(b),
  many: (a, b) => strayOf(b) - strayOf(a),
  first: (a, b) => (a.foundFirst ?? 2) - (b.foundFirst ?? 2) || b.complained - a.complained,
}
