import { createEffect, createSignal, onCleanup, Show } from 'solid-js'
import { ApiError, sendJson, withQuery } from '../../api.ts'
import page from '../phone.module.css'
import { t } from './texts.ts'

const AT_MOST_EVERY_MS = 30_000

interface SharePositionProps {
  incident: string
  responder: string | null
  isOpen: boolean
}

/** Off until its owner switches it on, and off again with every start of the page. */
export function SharePosition(props: SharePositionProps) {
  const [on, setOn] = createSignal(false)
  const [problem, setProblem] = createSignal(false)
  const path = () => `/api/incidents/${props.incident}/position`
  createEffect(() => {
    if (!on() || !props.isOpen) return
    const responder = props.responder
    let last = 0
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        setProblem(false)
        if (Date.now() - last < AT_MOST_EVERY_MS) return
        last = Date.now()
        void quietly(
          sendJson('PUT', path(), {
            lonLat: [coords.longitude, coords.latitude],
            accuracyM: coords.accuracy,
            ...(responder && { responder }),
          }),
        )
      },
      () => setProblem(true),
      { enableHighAccuracy: true, maximumAge: 15_000 },
    )
    onCleanup(() => {
      navigator.geolocation.clearWatch(watch)
      void quietly(sendJson('DELETE', withQuery(path(), responder ? { responder } : {})))
    })
  })
  return (
    <section class={page.block}>
      <label class={page.chosen}>
        <span>
          {t('share')}
          <small>{t('shareHint')}</small>
        </span>
        <input
          type="checkbox"
          checked={on()}
          onChange={(event) => setOn(event.currentTarget.checked)}
        />
      </label>
      <Show when={problem()}>
        <p class={page.problem} role="alert">
          {t('shareFailed')}
        </p>
      </Show>
    </section>
  )
}

/** A position that did not get through is old by the time it could be sent again. */
async function quietly(sending: Promise<unknown>): Promise<void> {
  try {
    await sending
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
  }
}
