import { createSignal, For, Show } from 'solid-js'
import type { LonLat, SentPhoto } from '../../../data/contracts/index.ts'
import { sendJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import styles from './event-inset.module.css'
import { ownPosition } from './own-position.ts'

interface PhotoFieldProps {
  moment: 'before' | 'after'
  /** Says which of the two it is. */
  labelled: boolean
  onSent: (digest: string, lonLat: LonLat | null) => void
}

/** Sends photos as they are chosen; the server takes position and device out of them. */
export function PhotoField(props: PhotoFieldProps) {
  const [sent, setSent] = createSignal<readonly string[]>([])
  const [problem, setProblem] = createSignal(false)
  const send = async (files: FileList | null) => {
    setProblem(false)
    for (const file of files ?? []) {
      const form = new FormData()
      form.set('file', file)
      form.set('moment', props.moment)
      try {
        const { digest, lonLat } = await sendJson<SentPhoto>('POST', '/api/event-photos', form)
        setSent((all) => [...all, digest])
        props.onSent(digest, lonLat ? [lonLat[0], lonLat[1]] : await ownPosition())
      } catch {
        setProblem(true)
      }
    }
  }
  const label = () =>
    props.moment === 'before' ? t('eventLoop.photoBefore') : t('eventLoop.photoAfter')
  return (
    <div class={styles.field}>
      <label class={styles.addPhoto}>
        ＋ {t('eventLoop.addPhoto')}
        <Show when={props.labelled}>（{label()}）</Show>
        <input
          type="file"
          class="visually-hidden"
          accept="image/jpeg,image/png,image/webp"
          multiple
          onChange={(event) => void send(event.currentTarget.files)}
        />
      </label>
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {t('eventLoop.photoFailed')}
        </p>
      </Show>
      <div class={styles.photos}>
        <For each={sent()}>
          {(digest) => (
            <img class={styles.photo} src={`/api/event-photos/${digest}`} alt={label()} />
          )}
        </For>
      </div>
    </div>
  )
}
