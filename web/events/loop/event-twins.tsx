import { For, type JSX, Show } from 'solid-js'
import type { EventDetail, EventTwin } from '../../../data/contracts/index.ts'
import { sendJson } from '../../api.ts'
import { formatDateTime, formatNumber, t } from '../../i18n/index.ts'
import { changeView } from '../../session/view.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { sourceName, stateName } from '../../ui/vocabulary.ts'
import styles from './event-inset.module.css'
import { refusalText, verbText } from './loop-texts.ts'

/** 疑似重复: both texts side by side, and one click to make one of two. */
export function EventTwins(props: { event: EventDetail; onDone: () => void }) {
  const mayMerge = () => {
    const merge = props.event.loop.actions.find(({ verb }) => verb === 'merge')
    return merge?.reason === null
  }
  const merge = async (into: string) => {
    try {
      const path = `/api/events/${encodeURIComponent(props.event.no)}/actions`
      await sendJson('POST', path, { verb: 'merge', into })
      showToast({ text: t('eventLoop.done', { verb: verbText('merge') }) })
      props.onDone()
    } catch (error) {
      showToast({ tone: 'error', text: refusalText(error) })
    }
  }
  return (
    <Show when={props.event.loop.twins.length > 0}>
      <section class={styles.section}>
        <h3>{t('eventLoop.twins')}</h3>
        <For each={props.event.loop.twins}>
          {(twin) => (
            <div class={styles.compare}>
              <Side heading={t('eventLoop.twinHere')} event={props.event} />
              <Side heading={metaOf(twin)} event={twin}>
                <button
                  type="button"
                  class={styles.link}
                  onClick={() => changeView({ selection: { layer: 'EVENT', code: twin.no } })}
                >
                  {twin.no}
                </button>
                <Show when={mayMerge()}>
                  <Button size="small" onClick={() => void merge(twin.no)}>
                    {t('eventLoop.mergeInto')}
                  </Button>
                </Show>
              </Side>
            </div>
          )}
        </For>
      </section>
    </Show>
  )
}

const metaOf = ({ distanceM, hoursApart }: EventTwin) =>
  t('eventLoop.twinMeta', {
    distance: formatNumber(distanceM),
    hours: formatNumber(hoursApart, 1),
  })

type Compared = Pick<
  EventTwin,
  'title' | 'description' | 'reportedAt' | 'source' | 'state' | 'address'
>

function Side(props: { heading: string; event: Compared; children?: JSX.Element }) {
  return (
    <div class={styles.side}>
      <header>{props.heading}</header>
      <b>{props.event.title}</b>
      <Show when={props.event.description}>
        <span>{props.event.description}</span>
      </Show>
      <span class={styles.muted}>{props.event.address}</span>
      <span class={styles.muted}>
        {sourceName(props.event.source)} · {stateName(props.event.state)}
      </span>
      <span class={styles.muted}>{formatDateTime(props.event.reportedAt)}</span>
      {props.children}
    </div>
  )
}
