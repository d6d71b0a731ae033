import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, For, Show } from 'solid-js'
import type { AuditRow } from '../../data/contracts/index.ts'
import { auditAction } from '../../data/registry/audit-actions.ts'
import { formatInstant, t } from '../i18n/index.ts'
import { type AuditFilter, dayOf } from './audit-filter.ts'
import styles from './entry-table.module.css'
import {
  accountText,
  actionText,
  detailText,
  KIND_COLOURS,
  kindOf,
  objectText,
  placeText,
  purposeText,
} from './entry-texts.ts'

interface EntryTableProps {
  items: readonly AuditRow[]
  chosen: AuditRow | null
  onChoose: (row: AuditRow) => void
  onFilter: (patch: Partial<AuditFilter>) => void
  /** The last row came into sight: read on. */
  onEnd: () => void
}

const ROW_PX = 32

/** Rows in sight between two spacers: of millions of entries only those that somebody scrolls to are read. */
export function EntryTable(props: EntryTableProps) {
  let scroll!: HTMLDivElement
  const virtualizer = createVirtualizer({
    get count() {
      return props.items.length
    },
    getScrollElement: () => scroll,
    estimateSize: () => ROW_PX,
    overscan: 10,
  })
  const before = () => virtualizer.getVirtualItems()[0]?.start ?? 0
  const after = () => virtualizer.getTotalSize() - (virtualizer.getVirtualItems().at(-1)?.end ?? 0)
  createEffect(() => {
    const last = virtualizer.getVirtualItems().at(-1)
    if (last && last.index >= props.items.length - 1) props.onEnd()
  })
  return (
    <div class={styles.scroll} ref={scroll}>
      <table class={styles.table}>
        <Heading />
        <tbody>
          <tr class={styles.spacer} style={{ height: `${before()}px` }} />
          <For each={virtualizer.getVirtualItems()}>
            {(item) => (
              <Show when={props.items[item.index]} keyed>
                {(row) => (
                  <Row
                    row={row}
                    position={item.index + 2}
                    isChosen={props.chosen?.seq === row.seq}
                    onChoose={() => props.onChoose(row)}
                    onFilter={(patch) => props.onFilter(patch)}
                  />
                )}
              </Show>
            )}
          </For>
          <tr class={styles.spacer} style={{ height: `${after()}px` }} />
        </tbody>
      </table>
    </div>
  )
}

function Heading() {
  return (
    <thead>
      <tr>
        <th scope="col" class={styles.numeric}>
          {t('audit.number')}
        </th>
        <th scope="col">{t('audit.time')}</th>
        <th scope="col">{t('audit.account')}</th>
        <th scope="col">{t('audit.action')}</th>
        <th scope="col">{t('audit.object')}</th>
        <th scope="col">{t('audit.place')}</th>
        <th scope="col">{t('audit.purpose')}</th>
        <th scope="col">{t('audit.details')}</th>
      </tr>
    </thead>
  )
}

interface RowProps {
  row: AuditRow
  position: number
  isChosen: boolean
  onChoose: () => void
  onFilter: (patch: Partial<AuditFilter>) => void
}

function Row(props: RowProps) {
  const severity = () => auditAction(props.row.action)?.severity ?? 2
  return (
    <tr
      class={styles.row}
      aria-rowindex={props.position}
      aria-current={props.isChosen ? 'true' : undefined}
      data-severity={severity()}
    >
      <td class={styles.numeric}>{props.row.seq}</td>
      <td class={styles.time}>
        <button type="button" onClick={() => props.onChoose()}>
          {formatInstant(props.row.at)}
        </button>
      </td>
      <Show
        when={!props.row.erased}
        fallback={
          <>
            <td />
            <ActionCell action={props.row.action} />
            <td colSpan={4} class={styles.erased}>
              {t('audit.erased')}
            </td>
          </>
        }
      >
        <AccountCell row={props.row} onFilter={props.onFilter} />
        <ActionCell action={props.row.action} />
        <td>{objectText(props.row)}</td>
        <td>{placeText(props.row.grid)}</td>
        <td>{purposeText(props.row.purpose)}</td>
        <td class={styles.details} title={detailText(props.row)}>
          {detailText(props.row)}
        </td>
      </Show>
    </tr>
  )
}

/** A name leads to that account's day: what else was done then. */
function AccountCell(props: Pick<RowProps, 'row' | 'onFilter'>) {
  return (
    <td>
      <Show when={props.row.user} fallback={accountText('')}>
        <button
          type="button"
          data-tip={t('audit.thatDay')}
          data-tip-side="top"
          onClick={() => props.onFilter(dayOf(props.row.user, props.row.at))}
        >
          {accountText(props.row.user)}
        </button>
      </Show>
    </td>
  )
}

function ActionCell(props: { action: string }) {
  return (
    <td class={styles.action}>
      <i style={{ background: KIND_COLOURS[kindOf(props.action)] }} aria-hidden="true" />
      {actionText(props.action)}
    </td>
  )
}
