import { For, Show } from 'solid-js'
import type { AddressHoldings } from '../../data/contracts/index.ts'
import { formatNumber, formatPercent, type TextKey, t } from '../i18n/index.ts'
import { countText } from '../ui/count-text.ts'
import { Block } from './block.tsx'
import { type PeopleShare, peopleShares } from './group-holdings.ts'
import styles from './people.module.css'

const SHARE_TEXT: Record<PeopleShare['key'], TextKey> = {
  aged60: 'card.aged60',
  children14: 'card.children14',
  floating: 'card.floating',
}

interface PeopleProps {
  residents: NonNullable<AddressHoldings['residents']>
  rooms: number | undefined
}

/** People counted; of a building and below grade 3 in fives. */
export function People(props: PeopleProps) {
  const isRounded = () => props.residents.shown === 'rounded'
  const figures = (): [TextKey, string][] => [
    ['card.residents', countText(props.residents.count, isRounded())],
    ['card.households', countText(props.residents.households, isRounded())],
    ...(props.rooms === undefined
      ? []
      : [['card.rooms', formatNumber(props.rooms)] as [TextKey, string]]),
  ]
  return (
    <Block title={t('card.people')}>
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
      <dl class={styles.shares}>
        <For each={peopleShares(props.residents)}>
          {(share) => (
            <div>
              <dt>{t(SHARE_TEXT[share.key])}</dt>
              <dd>
                <span class={styles.bar} style={{ '--share': Math.min(1, share.share ?? 0) }} />
                <span class={styles.count}>{countText(share.count, isRounded())}</span>
                <span class={styles.percent}>
                  {share.share === null || isRounded() ? '' : formatPercent(share.share)}
                </span>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={isRounded()}>
        <p class={styles.note}>{t('people.roundedNote')}</p>
      </Show>
    </Block>
  )
}
