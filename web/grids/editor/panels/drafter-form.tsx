import { t } from '../../../i18n/index.ts'
import { divisionOf } from '../../../session/divisions.ts'
import { Segments } from '../../../ui/segments.tsx'
import { Select } from '../../../ui/select.tsx'
import { Toggle } from '../../../ui/toggle.tsx'
import type { GridEditor } from '../grid-editor.ts'
import type { DraftWish } from '../workers/drafter-protocol.ts'
import styles from './drafter-dialog.module.css'

interface DrafterFormProps {
  editor: GridEditor
  wish: DraftWish
  onWish: (wish: DraftWish) => void
  community: string
  onCommunity: (community: string) => void
}

export function DrafterForm(props: DrafterFormProps) {
  const change = (patch: Partial<DraftWish>) => props.onWish({ ...props.wish, ...patch })
  const communities = () => {
    const codes = new Set<string>()
    for (const { community } of props.editor.desk.coverage.cells()) codes.add(community)
    return [...codes].sort()
  }
  const how = () => ('cells' in props.wish.by ? 'cells' : 'households')
  const amount = () => ('cells' in props.wish.by ? props.wish.by.cells : props.wish.by.households)
  const setAmount = (value: number) =>
    change({ by: how() === 'cells' ? { cells: value } : { households: value } })
  return (
    <div class={styles.form}>
      <Select
        label={t('gridEdit.drafterArea')}
        value={props.community}
        options={[
          { value: '', label: t('gridEdit.drafterAll') },
          ...communities().map((code) => ({ value: code, label: divisionOf(code)?.name ?? code })),
        ]}
        onChange={props.onCommunity}
      />
      <Segments
        label={t('gridEdit.drafterHow')}
        value={how()}
        options={[
          { id: 'households', label: t('gridEdit.drafterHouseholds') },
          { id: 'cells', label: t('gridEdit.drafterCells') },
        ]}
        onChange={(id) => change({ by: id === 'cells' ? { cells: 20 } : { households: 500 } })}
      />
      <NumberField
        label={how() === 'cells' ? t('gridEdit.drafterCells') : t('gridEdit.drafterHouseholds')}
        value={amount()}
        least={1}
        most={how() === 'cells' ? 2_000 : 20_000}
        onChange={setAmount}
      />
      <NumberField
        label={t('gridEdit.drafterPlans')}
        value={props.wish.plans}
        least={1}
        most={5}
        onChange={(plans) => change({ plans })}
      />
      <NumberField
        label={t('gridEdit.drafterSeed')}
        value={props.wish.seed}
        least={1}
        most={999_999}
        onChange={(seed) => change({ seed })}
      />
      <Toggle
        label={t('gridEdit.drafterKeepWorkers')}
        checked={props.wish.keepWorkers}
        onChange={(keepWorkers) => change({ keepWorkers })}
      />
      <p class={styles.note}>{t('gridEdit.drafterKeepLocked')}</p>
    </div>
  )
}

interface NumberFieldProps {
  label: string
  value: number
  least: number
  most: number
  onChange: (value: number) => void
}

function NumberField(props: NumberFieldProps) {
  return (
    <label class={styles.number}>
      <span>{props.label}</span>
      <input
        type="number"
        min={props.least}
        max={props.most}
        value={props.value}
        onChange={(event) => {
          const value = Math.round(event.currentTarget.valueAsNumber)
          const isFine = value >= props.least && value <= props.most
          if (isFine) props.onChange(value)
          else event.currentTarget.value = String(props.value)
        }}
      />
    </label>
  )
}
