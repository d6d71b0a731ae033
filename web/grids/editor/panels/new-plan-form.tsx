import { createSignal, Show } from 'solid-js'
import { t } from '../../../i18n/index.ts'
import { divisionOf } from '../../../session/divisions.ts'
import { changeView, view } from '../../../session/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { errorText } from '../../../ui/error-text.ts'
import fields from '../../../ui/fields.module.css'
import { Segments } from '../../../ui/segments.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { setImporting } from '../open-editor.ts'
import { beginPlan } from '../plan-api.ts'

/** A plan begins with the grids in force in the chosen area, or with those of a file. */
export default function NewPlanForm(props: { onClose: () => void }) {
  // A plan is for a community, a subdistrict or the district; of a grid it is its community.
  const area = () => view.area.slice(0, 12)
  const [title, setTitle] = createSignal(
    t('gridEdit.planTitleDefault', { name: divisionOf(area())?.name ?? '' }),
  )
  const [from, setFrom] = createSignal<'current' | 'file'>('current')
  const [isBusy, setBusy] = createSignal(false)
  // Pressed twice, or answered too late, it is still one plan.
  const clientId = crypto.randomUUID()
  const begin = async () => {
    if (from() === 'file') {
      setImporting({ title: title().trim(), area: area() })
      return props.onClose()
    }
    setBusy(true)
    try {
      const plan = await beginPlan({
        clientId,
        title: title().trim(),
        area: area(),
        from: { kind: 'current' },
      })
      props.onClose()
      changeView({ plan: plan.id, selection: null })
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('gridEdit.newPlan')} onClose={() => props.onClose()}>
      <Show when={area() !== ''} fallback={<p>{t('gridEdit.chooseArea')}</p>}>
        <form
          class={fields.fields}
          onSubmit={(event) => {
            event.preventDefault()
            void begin()
          }}
        >
          <div class={fields.field}>
            <label for="plan-title">{t('gridEdit.planTitle')}</label>
            <input
              id="plan-title"
              data-autofocus
              required
              maxLength={100}
              value={title()}
              onInput={(event) => setTitle(event.currentTarget.value)}
            />
          </div>
          <Segments
            label={t('gridEdit.beginFrom')}
            value={from()}
            options={[
              { id: 'current', label: t('gridEdit.fromCurrent') },
              { id: 'file', label: t('gridEdit.fromFile') },
            ]}
            onChange={setFrom}
          />
          <Button kind="primary" type="submit" disabled={isBusy() || title().trim() === ''}>
            {t('gridEdit.begin')}
          </Button>
        </form>
      </Show>
    </Dialog>
  )
}
