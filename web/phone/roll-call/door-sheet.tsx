import { createSignal, For, Show } from 'solid-js'
import { DOOR_RESULTS, type DoorResult } from '../../../data/contracts/incident.ts'
import type { IncidentDoor } from '../../../data/contracts/index.ts'
import { shrinkPhoto } from '../shrink-photo.ts'
import styles from './roll-call.module.css'
import { t } from './texts.ts'

export interface DoorAnswer {
  result: DoorResult
  people?: number
  photo?: Blob
}

interface DoorSheetProps {
  door: IncidentDoor
  where: string
  isFirst: boolean
  onAnswer: (answer: DoorAnswer) => void
  onClose: () => void
}

const PEOPLE = [1, 2, 3, 4, 5, 6]

/** One door: how many left, a photo if need be, then one of four answers – the answer is the last tap. */
export function DoorSheet(props: DoorSheetProps) {
  const [people, setPeople] = createSignal<number | null>(null)
  const [photo, setPhoto] = createSignal<Blob | null>(null)
  const take = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    if (file) setPhoto(await shrinkPhoto(file))
  }
  const answer = (result: DoorResult) => {
    const [count, picture] = [people(), photo()]
    props.onAnswer({
      result,
      ...(count !== null && { people: count }),
      ...(picture && { photo: picture }),
    })
  }
  return (
    <div class={styles.sheet} role="dialog" aria-modal="true" aria-label={props.door.number}>
      <header>
        <h2>
          {props.door.number}
          <small>{props.where}</small>
        </h2>
        <button type="button" class={styles.back} onClick={() => props.onClose()}>
          {t('close')}
        </button>
      </header>
      <Show when={props.isFirst}>
        <p class={styles.first}>{t('helpFirst')}</p>
      </Show>
      <fieldset class={styles.people}>
        <legend>{t('people')}</legend>
        <button type="button" aria-pressed={people() === null} onClick={() => setPeople(null)}>
          {t('unknown')}
        </button>
        <For each={PEOPLE}>
          {(count) => (
            <button
              type="button"
              aria-pressed={people() === count}
              onClick={() => setPeople(count)}
            >
              {count}
            </button>
          )}
        </For>
      </fieldset>
      <label class={styles.photo}>
        <span>{photo() ? `✓ ${t('photoTaken')}` : t('photo')}</span>
        <input
          type="file"
          class="visually-hidden"
          accept="image/*"
          capture="environment"
          onChange={(event) => void take(event.currentTarget)}
        />
      </label>
      <div class={styles.answers}>
        <For each={DOOR_RESULTS}>
          {(result) => (
            <button type="button" data-result={result} onClick={() => answer(result)}>
              {t(result)}
            </button>
          )}
        </For>
      </div>
    </div>
  )
}
