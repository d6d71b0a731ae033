import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

interface ConfirmDialogProps {
  title: string
  question: string
  onConfirm: () => void
  onClose: () => void
}

/** Before what ends somebody's work at once: a thoughtless Enter does nothing. */
export default function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      title={props.title}
      width="26rem"
      onClose={() => props.onClose()}
      footer={
        <>
          <Button data-autofocus onClick={() => props.onClose()}>
            {t('common.cancel')}
          </Button>
          <Button kind="danger" onClick={() => props.onConfirm()}>
            {props.title}
          </Button>
        </>
      }
    >
      <p>{props.question}</p>
    </Dialog>
  )
}
