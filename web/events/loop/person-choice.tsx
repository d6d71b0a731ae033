import type { EventPerson } from '../../../data/contracts/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { Select } from '../../ui/select.tsx'

interface PersonChoiceProps {
  nos: readonly string[]
  label: string
  /** Account id; '' = not chosen yet. */
  value: string
  onChange: (id: string) => void
}

/** Who could have it, with how much each has in hand: the least burdened first. */
export function PersonChoice(props: PersonChoiceProps) {
  const people = createLoad(
    () => props.nos.join(' '),
    (_key, signal) => listPeople(props.nos, signal),
  )
  const options = () => [
    { value: '', label: t('eventLoop.choose') },
    ...(people.value() ?? []).map((person) => ({
      value: person.id,
      label: labelOf(person, props.nos.length),
    })),
  ]
  return (
    <Select label={props.label} value={props.value} options={options()} onChange={props.onChange} />
  )
}

function listPeople(nos: readonly string[], signal: AbortSignal): Promise<EventPerson[]> {
  const [only] = nos
  if (nos.length === 1 && only !== undefined) {
    return getJson<EventPerson[]>(`/api/events/${encodeURIComponent(only)}/people`, { signal })
  }
  return sendJson<EventPerson[]>('POST', '/api/events/people', { nos }, { signal })
}

/** Who cannot have all of them says how many. */
function labelOf({ name, open, reaches }: EventPerson, total: number): string {
  const label = t('eventLoop.inHand', { name, count: open })
  if (reaches === undefined || reaches === total) return label
  return `${label} · ${t('eventLoop.reaches', { count: reaches, total })}`
}
