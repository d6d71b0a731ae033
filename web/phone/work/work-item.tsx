import { createSignal, For, Show } from 'solid-js'
import type { EventVerb, EventWorkItem } from '../../../data/contracts/index.ts'
import { kindOf } from '../find-kinds.ts'
import styles from '../phone.module.css'
import { PhotoList } from '../photo-list.tsx'
import { t, text } from '../texts.ts'
import { keepAct } from './acts.ts'
import { needsWords, nextVerbs, takesPhotos } from './what-next.ts'
import { dueText, stateText, verbText } from './work-texts.ts'

interface WorkItemProps {
  event: EventWorkItem
  awayM: number | null
  isOpen: boolean
  onToggle: () => void
  onActed: () => void
}

/** One event in hand: unfolds to what can be done with it on the spot. */
export function WorkItem(props: WorkItemProps) {
  const due = () => dueText(props.event.stageDueAt ?? props.event.deadlineAt, Date.now())
  const title = () => {
    const kind = kindOf(props.event.subclass)
    return kind ? text(kind) : props.event.title
  }
  const verbs = () => nextVerbs(props.event.state, props.event.holder === 'me')
  const way = () => {
    const [lon, lat] = props.event.lonLat
    return `/?w=events&at=${lon},${lat},18&s=EVENT:${props.event.no}`
  }
  return (
    <li class={styles.workItem} data-no={props.event.no} data-level={props.event.level}>
      <button
        type="button"
        aria-expanded={props.isOpen ? 'true' : 'false'}
        onClick={() => props.onToggle()}
      >
        <span class={styles.workMain}>
          <b>{title()}</b>
          <small>{props.event.address ?? props.event.no}</small>
        </span>
        <span class={styles.workSide}>
          <span>{stateText(props.event.state)}</span>
          <small data-late={due().late}>{due().text}</small>
          <Show when={props.awayM !== null}>
            <small>{t('phone.away', { metres: Math.round((props.awayM ?? 0) / 10) * 10 })}</small>
          </Show>
        </span>
      </button>
      <Show when={props.isOpen}>
        <div class={styles.acts}>
          <Show when={verbs().length === 0}>
            <p class={styles.none}>{t('phone.nothingHere')}</p>
          </Show>
          <For each={verbs()}>
            {(verb) => <ActForm event={props.event} verb={verb} onActed={props.onActed} />}
          </For>
          <a href={way()}>{t('phone.openFull')}</a>
        </div>
      </Show>
    </li>
  )
}

interface ActFormProps {
  event: EventWorkItem
  verb: EventVerb
  onActed: () => void
}

/** One thing to do; it asks for words and photos only once it was chosen. */
function ActForm(props: ActFormProps) {
  const [isOpen, setOpen] = createSignal(false)
  const [words, setWords] = createSignal('')
  const [photos, setPhotos] = createSignal<readonly Blob[]>([])
  const [problem, setProblem] = createSignal('')
  const asks = () => needsWords(props.verb) || takesPhotos(props.verb)
  const send = async () => {
    if (needsWords(props.verb) && words().trim() === '') return setProblem(t('phone.needReason'))
    if (props.verb === 'finish' && photos().length === 0) return setProblem(t('phone.needPhoto'))
    await keepAct({
      id: crypto.randomUUID(),
      no: props.event.no,
      title: props.event.title,
      verb: props.verb,
      reason: words().trim(),
      photos: photos(),
      lonLat: photos().length > 0 ? await position() : null,
      keptAt: new Date().toISOString(),
    })
    props.onActed()
  }
  return (
    <Show
      when={isOpen()}
      fallback={
        <button
          type="button"
          class={styles.wide}
          onClick={() => (asks() ? setOpen(true) : void send())}
        >
          {verbText(props.verb)}
        </button>
      }
    >
      <div class={styles.actForm}>
        <textarea
          class={styles.input}
          maxLength={2000}
          value={words()}
          aria-label={t('phone.reason')}
          placeholder={t('phone.reason')}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <Show when={takesPhotos(props.verb)}>
          <PhotoList photos={photos()} onChange={setPhotos} />
        </Show>
        <Show when={problem()}>
          <p class={styles.problem} role="alert">
            {problem()}
          </p>
        </Show>
        <button type="button" class={styles.primary} onClick={() => void send()}>
          {verbText(props.verb)}
        </button>
      </div>
    </Show>
  )
}

function position(): Promise<readonly [number, number] | null> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve([coords.longitude, coords.latitude]),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 8_000, maximumAge: 30_000 },
    )
  })
}
