import { createMemo, For, Show } from 'solid-js'
import type { AddressHoldings, FeatureCard, HoldingItem } from '../../data/contracts/index.ts'
import { formatNumber, t, text } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { changeView } from '../session/view.ts'
import { LayerSymbol } from '../ui/layer-symbol.tsx'
import { ListMore } from '../ui/list-more.tsx'
import { layerName } from '../ui/vocabulary.ts'
import { Block } from './block.tsx'
import { roomOf } from './building-of.ts'
import { groupHoldings } from './group-holdings.ts'
import styles from './holdings.module.css'
import { People } from './people.tsx'
import { Residents } from './residents.tsx'
import { RiskBadge } from './risk-badge.tsx'

interface HoldingsProps {
  holdings: AddressHoldings
  /** The thing whose card this is: not listed under itself. */
  self: FeatureCard
}

/** What hangs on this address: people counted, enterprises, things on layers. */
export function Holdings(props: HoldingsProps) {
  const others = (items: readonly HoldingItem[]) =>
    items.filter((item) => !(item.layer === props.self.layer && item.code === props.self.code))
  const groups = createMemo(() => groupHoldings(others(props.holdings.items.items)))
  const enterprises = createMemo(() => others(props.holdings.enterprises?.items ?? []))
  /** "<5" says something too, where it is a dwelling. */
  const counted = () => {
    const { residents } = props.holdings
    if (residents === undefined || residents.shown === 'withheld') return null
    return residents.count > 0 || (residents.shown === 'rounded' && isHome(props.self))
      ? residents
      : null
  }
  const isEmpty = () =>
    counted() === null &&
    props.holdings.residents?.shown !== 'withheld' &&
    !props.holdings.enterprises?.total &&
    props.holdings.items.total === 0
  return (
    <>
      <Show when={isEmpty()}>
        <Block title={t('card.holdings')}>
          <p class={styles.empty}>{t('card.nothingHangs')}</p>
        </Block>
      </Show>
      <Show when={counted()}>
        {(residents) => <People residents={residents()} rooms={props.holdings.rooms} />}
      </Show>
      <Show when={props.holdings.residents?.shown === 'withheld'}>
        <Block title={t('card.people')}>
          <p class={styles.empty}>{t('people.withheld')}</p>
        </Block>
      </Show>
      <Show when={props.holdings.residents?.listed && roomOf(props.self)}>
        {(room) => <Residents room={room()} />}
      </Show>
      <Show when={groups().length > 0}>
        <Block title={t('card.items')} aside={formatNumber(props.holdings.items.total)}>
          <For each={groups()}>
            {(group) => <LayerItems layer={group.layer} items={group.items} />}
          </For>
          <Truncated shown={props.holdings.items.items} total={props.holdings.items.total} />
        </Block>
      </Show>
      <Show when={enterprises().length > 0}>
        <Block
          title={t('card.enterprises')}
          aside={formatNumber(props.holdings.enterprises?.total ?? 0)}
        >
          <ListMore items={enterprises()} first={5}>
            {(item) => <HoldingRow item={item} />}
          </ListMore>
          <Truncated
            shown={props.holdings.enterprises?.items ?? []}
            total={props.holdings.enterprises?.total ?? 0}
          />
        </Block>
      </Show>
    </>
  )
}

/** Where nobody is known to live and nobody is meant to, "<5" would only puzzle. */
const isHome = (feature: FeatureCard) =>
  feature.layer === 'RESIDENT' ||
  feature.attributes.some(({ key, value }) => key === 'use' && HOMES.has(String(value)))

const HOMES: ReadonlySet<string> = new Set(['住宅', '商住', '居住', '群租'])

function LayerItems(props: { layer: string; items: readonly HoldingItem[] }) {
  const summary = () => layerSummary(props.layer)
  return (
    <div class={styles.group}>
      <p class={styles.layer}>
        <Show when={summary()}>{(layer) => <LayerSymbol layer={layer()} size={18} />}</Show>
        {layerName(props.layer)}
        <span class={styles.count}>{formatNumber(props.items.length)}</span>
      </p>
      <ListMore items={props.items} first={3}>
        {(item) => <HoldingRow item={item} />}
      </ListMore>
    </div>
  )
}

function HoldingRow(props: { item: HoldingItem }) {
  return (
    <button
      type="button"
      class={styles.row}
      onClick={() => changeView({ selection: { layer: props.item.layer, code: props.item.code } })}
    >
      <span class={styles.name}>{props.item.title}</span>
      <Show when={classOf(props.item)}>
        {(value) => <span class={styles.kind}>{value()}</span>}
      </Show>
      <Show when={props.item.risk > 0}>
        <RiskBadge risk={props.item.risk} short />
      </Show>
    </button>
  )
}

function classOf(item: HoldingItem): string | undefined {
  const summary = layerSummary(item.layer)
  const attribute = summary?.attributes.find((one) => one.key === summary.style.classAttribute)
  const value = attribute?.values?.[item.class - 1]
  return value && text(value.name)
}

function Truncated(props: { shown: readonly unknown[]; total: number }) {
  return (
    <Show when={props.shown.length < props.total}>
      <p class={styles.note}>
        {t('card.notAllListed', {
          shown: formatNumber(props.shown.length),
          total: formatNumber(props.total),
        })}
      </p>
    </Show>
  )
}
