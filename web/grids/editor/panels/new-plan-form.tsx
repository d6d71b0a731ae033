import { createSignal } from 'solid-js'
import type { DivisionSummary } from '../../../../data/contracts/index.ts'
import { t } from '../../../i18n/index.ts'
import { areaPrefix, divisionOf, divisions } from '../../../session/divisions.ts'
import { changeView, view } from '../../../session/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { errorText } from '../../../ui/error-text.ts'
import fields from '../../../ui/fields.module.css'
import { Segments } from '../../../ui/segments.tsx'
import { Select } from '../../../ui/select.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { setImporting } from '../open-editor.ts'
import { beginPlan } from '../plan-api.ts'

/** A plan begins with the grids in force in an area, or with those of a file. */
export default function NewPlanForm(props: { onClose: () => void }) {
  const areas = areasAround(view.area.slice(0, 12))
  const [area, setArea] = createSignal(view.area.slice(0, 12) || (areas[0]?.value ?? ''))
  const [written, setTitle] = createSignal<string>()
  // Until somebody names it otherwise it is called by its area.
  const title = () =>
    written() ?? t('gridEdit.planTitleDefault', { name: divisionOf(area())?.name ?? '' })
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
      <form
        class={fields.fields}
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        <Select
          label={t('gridEdit.importArea')}
          value={area()}
          options={areas}
          onChange={setArea}
        />
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
        <Button
          kind="primary"
          type="submit"
          disabled={isBusy() || area() === '' || title().trim() === ''}
        >
          {t('gridEdit.begin')}
        </Button>
      </form>
    </Dialog>
  )
}

/** A plan is for the district, a subdistrict or a community; of these, those of the subdistrict that is looked at. */
function areasAround(area: string): { value: string; label: string }[] {
  const isOffered = ({ level, code }: DivisionSummary) =>
    level === 'district' ||
    level === 'subdistrict' ||
    (level === 'community' && area.length >= 9 && code.startsWith(area.slice(0, 9)))
  return divisions()
    .filter(isOffered)
    .map((one) => ({ value: areaPrefix(one), label: one.name }))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
}
