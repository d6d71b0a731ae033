import { For, Match, Show, Switch } from 'solid-js'
import type { GridSummary } from '../../data/contracts/index.ts'
import { STAFF_ROLES } from '../../data/registry/vocabulary.ts'
import { getJson } from '../api.ts'
import { formatNumber, type TextKey, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { countText } from '../ui/count-text.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { valueName } from '../ui/vocabulary.ts'
import { Block } from './block.tsx'
import styles from './grid-contents.module.css'

/** What one grid holds and who works there. */
export function GridContents(props: { grid: string }) {
  const load = createLoad(
    () => `/api/grids?area=${props.grid}`,
    (path, signal) => getJson<readonly GridSummary[]>(path, { signal }),
  )
  return (
    <Switch fallback={<Skeleton lines={[60, 90]} />}>
      <Match when={load.error()}>
        <ErrorState error={load.error()} onRetry={() => load.reload()} />
      </Match>
      <Match when={load.value()?.[0]}>{(grid) => <Contents grid={grid()} />}</Match>
      <Match when={load.value()}>{null}</Match>
    </Switch>
  )
}

const FIGURES = [
  ['card.residents', 'residents'],
  ['card.households', 'households'],
  ['card.rooms', 'rooms'],
  ['grids.enterprises', 'enterprises'],
  ['grids.openEvents', 'openEvents'],
] as const

function Contents(props: { grid: GridSummary }) {
  const figures = () =>
    FIGURES.flatMap(([name, key]): [TextKey, string][] => {
      const count = props.grid[key]
      const isRounded = key === 'residents' || key === 'households' ? props.grid.rounded : false
      return count === undefined ? [] : [[name, countText(count, isRounded)]]
    })
  return (
    <>
      <Block title={t('card.inGrid')}>
        <dl class={styles.figures}>
          <For each={figures()}>
            {([name, count]) => (
              <div>
                <dt>{t(name)}</dt>
                <dd>{count}</dd>
              </div>
            )}
          </For>
        </dl>
      </Block>
      <Block title={t('grids.staff')} aside={formatNumber(props.grid.staff.length)}>
        <Show
          when={props.grid.staff.length > 0}
          fallback={<p class={styles.missing}>{t('grids.noStaff')}</p>}
        >
          <ul class={styles.staff}>
            <For each={props.grid.staff}>
              {(member) => (
                <li>
                  <span>{member.name}</span>
                  <span class={styles.role}>{valueName(STAFF_ROLES, member.role)}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Block>
    </>
  )
}
