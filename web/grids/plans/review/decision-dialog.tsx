import { createSignal, Show } from 'solid-js'
import type { GridPlanDecision } from '../../../../data/contracts/index.ts'
import { formatDate, t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import fields from '../../../ui/fields.module.css'
import styles from './review.module.css'

interface DecisionDialogProps {
  verb: 'return' | 'approve' | 'withdraw'
  title: string
  isBusy: boolean
  onDecide: (decision: GridPlanDecision) => void
  onClose: () => void
}

/** Asks for what a decision has to say: why it goes back, from which day it holds, whether it is meant. */
export default function DecisionDialog(props: DecisionDialogProps) {
  const [note, setNote] = createSignal('')
  const today = formatDate(new Date())
  const [day, setDay] = createSignal(today)
  const decide = () => {
    const said = note().trim()
    if (props.verb === 'withdraw') props.onDecide({ decision: 'withdraw' })
    else if (props.verb === 'return') props.onDecide({ decision: 'return', note: said })
    else props.onDecide({ decision: 'approve', note: said, validFrom: day() })
  }
  return (
    <Dialog title={t(`gridPlans.ask_${props.verb}`)} width="28rem" onClose={() => props.onClose()}>
      <form
        class={fields.fields}
        onSubmit={(event) => {
          event.preventDefault()
          decide()
        }}
      >
        <p>{t(`gridPlans.why_${props.verb}`, { title: props.title })}</p>
        <Show when={props.verb === 'approve'}>
          <div class={fields.field}>
            <label for="plan-day">{t('gridPlans.validFrom')}</label>
            <input
              id="plan-day"
              type="date"
              required
              min={today}
              value={day()}
              onInput={(event) => setDay(event.currentTarget.value)}
            />
          </div>
        </Show>
        <Show when={props.verb !== 'withdraw'}>
          <label class={styles.note}>
            <span>{t(props.verb === 'return' ? 'gridPlans.noteReturn' : 'gridPlans.note')}</span>
            <textarea
              data-autofocus
              rows={4}
              maxLength={2_000}
              required={props.verb === 'return'}
              value={note()}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          </label>
        </Show>
        <Button
          type="submit"
          kind={props.verb === 'withdraw' ? 'danger' : 'primary'}
          disabled={props.isBusy || (props.verb === 'return' && note().trim() === '')}
        >
          {t(`gridPlans.do_${props.verb}`)}
        </Button>
      </form>
    </Dialog>
  )
}
