import { For } from 'solid-js'
import type { AddressHoldings } from '../../data/contracts/index.ts'
import { formatNumber, formatPercent, type TextKey, t } from '../i18n/index.ts'
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

/** People counted, never listed. */
export function People(props: PeopleProps) {
  const figures = (): [TextKey, number][] => [
    ['card.residents', props.residents.count],
    ['card.households', props.residents.households],
    ...(props.rooms === undefined ? [] : [['card.rooms', props.rooms] as [TextKey, number]]),
  ]
  return (
    <Block title={t('card.people')}>
      <dl class={styles.figures}>
        <For each={figures()}>
          {([name, count]) => (
            <div>
              <dt>{t(name)}</dt>
              <dd>{formatNumber(count)}</dd>
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
                <span class={styles.bar} style={{ '--share': share.share ?? 0 }} />
                <span class={styles.count}>{formatNumber(share.count)}</span>
                <span class={styles.percent}>
                  {share.share === null ? '' : formatPercent(share.share)}
                </span>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Block>
  )
}
