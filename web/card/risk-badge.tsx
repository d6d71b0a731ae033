import { type TextKey, t } from '../i18n/index.ts'
import styles from './risk-badge.module.css'

const RISK_TEXT: readonly TextKey[] = [
  'card.risk0',
  'card.risk1',
  'card.risk2',
  'card.risk3',
  'card.risk4',
]

interface RiskBadgeProps {
  risk: number
  /** Other words for the same rank, e.g. the level of an event. */
  name?: string | undefined
  short?: boolean
}

/** 风险: a ring as on the map, and the word beside it for readers who do not tell the colours apart. */
export function RiskBadge(props: RiskBadgeProps) {
  const name = () => props.name ?? t(RISK_TEXT[props.risk] ?? 'card.risk0')
  return (
    <span
      class={styles.badge}
      style={{ '--risk': `var(--risk-${props.risk})` }}
      title={props.short ? name() : undefined}
    >
      <span class={styles.ring} />
      <span classList={{ 'visually-hidden': props.short ?? false }}>{name()}</span>
    </span>
  )
}
