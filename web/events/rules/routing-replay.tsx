import { For, Show } from 'solid-js'
import type { DeskLevel, RoutingRule } from '../../../data/contracts/index.ts'
import { formatNumber, t, text } from '../../i18n/index.ts'
import { changeView } from '../../session/view.ts'
import styles from './rules.module.css'

interface RoutingChange {
  fromRule: string
  fromDesk: DeskLevel
  toRule: string
  toDesk: DeskLevel
  count: number
  examples: readonly string[]
}

/** Answer of `POST /api/event-routing/test`. */
export interface Replay {
  events: number
  moved: number
  changes: readonly RoutingChange[]
  used: Readonly<Record<string, number>>
}

interface RoutingReplayProps {
  replay: Replay
  before: readonly RoutingRule[]
  after: readonly RoutingRule[]
}

const EXAMPLES = 5

/** 试算: what the draft would have done with the events of the last thirty days. */
export function RoutingReplay(props: RoutingReplayProps) {
  const nameIn = (rules: readonly RoutingRule[], id: string) => {
    const rule = rules.find((one) => one.id === id)
    return rule ? text(rule.name) : id
  }
  return (
    <section class={styles.replay} aria-live="polite">
      <p>
        <b>{formatNumber(props.replay.moved)}</b>{' '}
        {t('eventDesk.testMoved', { events: formatNumber(props.replay.events) })}
      </p>
      <For each={props.replay.changes}>
        {(change) => (
          <div class={styles.change}>
            <b>{formatNumber(change.count)}</b>
            <span>
              {nameIn(props.before, change.fromRule)} · {t(`eventDesk.deskOf_${change.fromDesk}`)} →{' '}
              {nameIn(props.after, change.toRule)} · {t(`eventDesk.deskOf_${change.toDesk}`)}
              <span class={styles.examples}>
                <For each={change.examples.slice(0, EXAMPLES)}>
                  {(no) => (
                    <button
                      type="button"
                      onClick={() => changeView({ selection: { layer: 'EVENT', code: no } })}
                    >
                      {no}
                    </button>
                  )}
                </For>
              </span>
            </span>
          </div>
        )}
      </For>
      <Show when={props.replay.changes.length === 0}>
        <p class={styles.hint}>{t('eventDesk.testSame')}</p>
      </Show>
    </section>
  )
}
