import type { EventPerson } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { Select } from '../../ui/select.tsx'

interface PersonChoiceProps {
  no: string
  label: string
  /** Account id; '' = not chosen yet. */
  value: string
  onChange: (id: string) => void
}

/** Who could have it, with how much each has in hand: the least burdened first. */
export function PersonChoice(props: PersonChoiceProps) {
  const path = () => `/api/events/${encodeURIComponent(props.no)}/people`
  const people = createLoad(path, (url, signal) => getJson<EventPerson[]>(url, { signal }))
  const options = () => [
    { value: '', label: t('eventLoop.choose') },
    ...(people.value() ?? []).map(({ id, name, open }) => ({
      value: id,
      label: t('eventLoop.inHand', { name, count: open }),
    })),
  ]
  return (
    <Select label={props.label} value={props.value} options={options()} onChange={props.onChange} />
  )
}
