import { Show } from 'solid-js'
import type { Cell } from '../../../../data/contracts/index.ts'
import { describeCell } from '../../../../data/rules/coverage/operations/change-cells.ts'
import { t } from '../../../i18n/index.ts'
import { Segments } from '../../../ui/segments.tsx'
import type { GridEditor } from '../grid-editor.ts'
import { settle, weigh } from '../tools/tool.ts'
import styles from './cell-fields.module.css'

/** For `F2`. */
export const NAME_FIELD = 'grid-cell-name'

/** Code, name and kind of the chosen cell. */
export function CellFields(props: { editor: GridEditor; cell: Cell }) {
  const change = (fields: Partial<Pick<Cell, 'name' | 'kind'>>) => {
    const { desk, asToolDesk } = props.editor
    settle(
      asToolDesk,
      weigh(asToolDesk, describeCell(desk.coverage, { cell: props.cell.id, ...fields })),
    )
  }
  const isFixed = () => props.editor.isReadOnly() || props.cell.locked
  return (
    <div class={styles.fields}>
      <label class={styles.name}>
        <span>{t('gridEdit.name')}</span>
        <input
          id={NAME_FIELD}
          value={props.cell.name}
          maxLength={100}
          disabled={isFixed()}
          onChange={(event) => {
            const name = event.currentTarget.value.trim()
            if (name !== '' && name !== props.cell.name) change({ name })
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key !== 'Escape') return
            event.stopPropagation()
            event.currentTarget.value = props.cell.name
            event.currentTarget.blur()
          }}
        />
      </label>
      <Show when={!isFixed()}>
        <Segments
          label={t('gridEdit.kind')}
          value={props.cell.kind}
          options={[
            { id: 'general', label: t('gridEdit.general') },
            { id: 'dedicated', label: t('gridEdit.dedicated') },
          ]}
          onChange={(kind) => change({ kind })}
        />
      </Show>
      <p class={styles.code}>
        {props.cell.code ?? t('gridEdit.noCode')}
        <Show when={props.cell.locked}> · {t('gridEdit.isLocked')}</Show>
      </p>
    </div>
  )
}
