import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import {
  ESCALATION_CAUSES,
  type EventActionRequest,
  type EventDetail,
  type EventVerb,
} from '../../../data/contracts/index.ts'
import { localDay } from '../../../data/rules/local-time.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { ACTION_FIELDS, type ActionField, OPTIONAL } from './action-fields.ts'
import styles from './event-inset.module.css'
import { refusalText, verbText } from './loop-texts.ts'
import { PersonChoice } from './person-choice.tsx'
import { PhotoField } from './photo-field.tsx'

type Fields = Omit<EventActionRequest, 'verb'>

interface ActionFormProps {
  verb: EventVerb
  event: EventDetail
  busy: boolean
  onSend: (fields: Fields) => Promise<void>
  onCancel: () => void
}

const WORK_HOURS = [4, 8, 15, 22] as const
const RATINGS = ['5', '4', '3', '2', '1'] as const
const DAY_MS = 86_400_000

/** Asks for what an action needs, below its button. */
export function ActionForm(props: ActionFormProps) {
  const [fields, setFields] = createStore<Fields>(firstFields(props.verb))
  const [problem, setProblem] = createSignal('')
  const has = (field: ActionField) => ACTION_FIELDS[props.verb].includes(field)
  const isOptional = (field: ActionField) => OPTIONAL[props.verb]?.includes(field) ?? false
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setProblem('')
    try {
      await props.onSend({ ...fields })
    } catch (error) {
      setProblem(refusalText(error))
    }
  }
  return (
    <form class={styles.form} onSubmit={send} aria-label={verbText(props.verb)}>
      <Show when={has('handler')}>
        <PersonChoice
          nos={[props.event.no]}
          label={t('eventLoop.handler')}
          value={fields.handler ?? ''}
          onChange={(handler) => setFields({ handler })}
        />
      </Show>
      <Show when={has('verifier')}>
        <PersonChoice
          nos={[props.event.no]}
          label={t('eventLoop.verifier')}
          value={fields.verifier ?? ''}
          onChange={(verifier) => setFields({ verifier })}
        />
      </Show>
      <Show when={has('what')}>
        <Select
          label={t('eventLoop.what')}
          value={fields.what ?? 'extend'}
          options={[
            { value: 'extend', label: t('eventLoop.asked_extend') },
            { value: 'suspend', label: t('eventLoop.asked_suspend') },
          ]}
          onChange={(what) => setFields({ what })}
        />
      </Show>
      <Show when={has('cause')}>
        <Select
          label={t('eventLoop.cause')}
          value={fields.cause ?? 'beyondPower'}
          options={ESCALATION_CAUSES.filter((cause) => cause !== 'overdue').map((cause) => ({
            value: cause,
            label: t(`eventLoop.cause_${cause}`),
          }))}
          onChange={(cause) => setFields({ cause })}
        />
      </Show>
      <Show when={has('until')}>
        <label class={styles.field}>
          {t('eventLoop.until')}
          <input
            type="date"
            required
            min={localDay(Date.now() + DAY_MS)}
            max={localDay(Date.now() + 30 * DAY_MS)}
            onInput={(event) => setFields({ until: endOfDay(event.currentTarget.value) })}
          />
        </label>
      </Show>
      <Show when={has('extraMinutes')}>
        <Select
          label={t('eventLoop.extra')}
          value={String(fields.extraMinutes ?? 0)}
          options={WORK_HOURS.map((hours) => ({
            value: String(hours * 60),
            label: t('eventLoop.hours', { count: hours }),
          }))}
          onChange={(minutes) => setFields({ extraMinutes: Number(minutes) })}
        />
      </Show>
      <Show when={has('rating')}>
        <Select
          label={t('eventLoop.rating')}
          value={String(fields.rating ?? 5)}
          options={RATINGS.map((value) => ({
            value,
            label: t('eventLoop.stars', { count: value }),
          }))}
          onChange={(rating) => setFields({ rating: Number(rating) })}
        />
      </Show>
      <Show when={has('grade')}>
        <Select
          label={t('eventLoop.grade')}
          value={fields.grade ?? 'leader'}
          options={(['yellow', 'red', 'leader'] as const).map((grade) => ({
            value: grade,
            label: t(`eventLoop.grade_${grade}`),
          }))}
          onChange={(grade) => setFields({ grade })}
        />
      </Show>
      <Show when={has('reason')}>
        <label class={styles.field}>
          {t(props.verb === 'finish' ? 'eventLoop.result' : 'eventLoop.reason')}
          <textarea
            maxLength={2000}
            required={!isOptional('reason')}
            placeholder={t('eventLoop.reasonHint')}
            onInput={(event) => setFields({ reason: event.currentTarget.value })}
          />
        </label>
      </Show>
      <Show when={has('photos')}>
        <For
          each={props.verb === 'selfClose' ? (['before', 'after'] as const) : (['after'] as const)}
        >
          {(moment) => (
            <PhotoField
              moment={moment}
              labelled={props.verb === 'selfClose'}
              onSent={(digest, lonLat) =>
                setFields({
                  photos: [...(fields.photos ?? []), digest],
                  ...(lonLat && { lonLat }),
                })
              }
            />
          )}
        </For>
      </Show>
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <div class={styles.end}>
        <Button size="small" onClick={() => props.onCancel()}>
          {t('eventLoop.cancel')}
        </Button>
        <Button size="small" kind="primary" type="submit" disabled={props.busy}>
          {t('eventLoop.send')}
        </Button>
      </div>
    </form>
  )
}

function firstFields(verb: EventVerb): Fields {
  const needed = ACTION_FIELDS[verb]
  return {
    ...(needed.includes('what') && { what: 'extend' as const }),
    ...(needed.includes('cause') && { cause: 'beyondPower' }),
    ...(needed.includes('extraMinutes') && { extraMinutes: WORK_HOURS[0] * 60 }),
    ...(needed.includes('rating') && { rating: 5 }),
    ...(needed.includes('grade') && { grade: 'leader' as const }),
  }
}

const endOfDay = (day: string) => `${day}T09:30:00Z`
