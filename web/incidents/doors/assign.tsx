import { createSignal, Show } from 'solid-js'
import type {
  IncidentProgress,
  IncidentResponder,
  IncidentSurvey,
} from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { errorText } from '../../ui/error-text.ts'
import { showToast } from '../../ui/toast.tsx'
import { orderRefusal, sendOrder } from '../incident-api.ts'
import styles from './door-board.module.css'
import { namedResponders, respondersOf } from './responders-of.ts'

interface AssignProps {
  id: string
  progress: IncidentProgress
  survey: IncidentSurvey | undefined
  onDone: () => void
}

/** One responder per stairwell: the grid workers of the area, and whoever else has come, by name. */
export function Assign(props: AssignProps) {
  const [open, setOpen] = createSignal(false)
  const [others, setOthers] = createSignal('')
  const known = () => respondersOf(props.survey)
  const responders = (): IncidentResponder[] => namedResponders(known(), others())
  const assign = async () => {
    try {
      const order = { kind: 'assign', responders: responders() } as const
      const refused = orderRefusal(await sendOrder(props.id, order))
      if (refused) showToast({ tone: 'error', text: t(`incidents.refused_${refused}`) })
      setOpen(false)
      props.onDone()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  const isAssigned = () => props.progress.responders.length > 0
  return (
    <div class={styles.assign}>
      <div class={styles.assignRow}>
        <Button
          kind={isAssigned() ? 'secondary' : 'primary'}
          disabled={responders().length === 0}
          onClick={() => void assign()}
        >
          {t(isAssigned() ? 'incidents.reassign' : 'incidents.assign')}
        </Button>
        <Button kind="quiet" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {t('incidents.addResponders')}
        </Button>
      </div>
      <Show when={open()}>
        <textarea
          class={styles.names}
          rows={4}
          aria-label={t('incidents.addResponders')}
          placeholder={t('incidents.respondersPlaceholder')}
          value={others()}
          onInput={(event) => setOthers(event.currentTarget.value)}
        />
      </Show>
      <p class={styles.hint}>
        {responders().length === 0
          ? t('incidents.noWorkers')
          : `${t('incidents.responders', { n: formatNumber(responders().length) })} ${t('incidents.assignHint')}`}
      </p>
    </div>
  )
}
